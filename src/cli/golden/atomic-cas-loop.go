package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var max atomic.Int64
	raise := func(n int64) {
		for {
			old := max.Load()
			if n <= old || max.CompareAndSwap(old, n) {
				return
			}
		}
	}
	var wg sync.WaitGroup
	for _, n := range []int64{3, 9, 4} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			raise(n)
		}()
	}
	wg.Wait()
	fmt.Println(max.Load())
}
