package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var wg sync.WaitGroup
	var sum atomic.Int64
	for i := range 5 {
		wg.Go(func() {
			sum.Add(int64(i))
			if i == 2 {
				wg.Go(func() { sum.Add(100) })
			}
		})
	}
	wg.Wait()
	fmt.Println(sum.Load())
	wg.Wait() // At once.
	wg.Go(func() { defer sum.Store(1) })
	wg.Wait()
	fmt.Println(sum.Load())
}
