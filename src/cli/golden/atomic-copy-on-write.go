package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var config atomic.Value
	var mu sync.Mutex
	config.Store(map[string]int{"version": 0})
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			next := map[string]int{}
			for k, v := range config.Load().(map[string]int) {
				next[k] = v + 1
			}
			config.Store(next)
		})
	}
	wg.Wait()
	fmt.Println(config.Load())
}
