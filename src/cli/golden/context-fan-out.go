package main

import (
	"context"
	"fmt"
	"sync"
)

// Cancelling the parent ends all workers; a child that has left is not missed.
func main() {
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	ended := make([]error, 3)
	for i := range ended {
		child, cancelChild := context.WithCancel(ctx)
		if i == 1 {
			cancelChild()
		}
		wg.Go(func() {
			defer cancelChild()
			<-child.Done()
			ended[i] = context.Cause(child)
		})
	}
	cancel()
	wg.Wait()
	fmt.Println(ended)
}
