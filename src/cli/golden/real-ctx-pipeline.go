package main

import (
	"context"
	"fmt"
	"sync"
)

func stage(ctx context.Context, wg *sync.WaitGroup) <-chan int {
	ch := make(chan int)
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer close(ch)
		for i := 0; ; i++ {
			select {
			case ch <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	return ch
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	sum := 0
	for v := range stage(ctx, &wg) {
		sum += v
		if v == 3 {
			break
		}
	}
	cancel()
	wg.Wait()
	fmt.Println("sum", sum, ctx.Err())
}
