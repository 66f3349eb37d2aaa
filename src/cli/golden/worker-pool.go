package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	jobs := make(chan int)
	results := make(chan int, 20)
	var wg sync.WaitGroup
	for w := 0; w < 3; w++ {
		wg.Add(1)
		go func(id int) {
			defer wg.Done()
			for j := range jobs {
				results <- j * j
			}
		}(w)
	}
	for i := 1; i <= 9; i++ {
		jobs <- i
	}
	close(jobs)
	wg.Wait()
	close(results)
	sum := 0
	for r := range results {
		sum += r
	}
	fmt.Println(sum)
	var mu sync.RWMutex
	var once sync.Once
	counts := map[string]int{}
	for i := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() { fmt.Println("once") })
			mu.Lock()
			counts[fmt.Sprint("k", i%3)]++
			mu.Unlock()
			mu.RLock()
			_ = counts["k0"]
			mu.RUnlock()
		}()
	}
	wg.Wait()
	fmt.Println(counts)
	var n atomic.Int64
	var old int32 = 5
	fmt.Println(n.Add(5), n.Load(), n.CompareAndSwap(5, 6), n.Swap(9), n.Load())
	fmt.Println(atomic.AddInt32(&old, 2), atomic.CompareAndSwapInt32(&old, 1, 2), atomic.LoadInt32(&old))
}
