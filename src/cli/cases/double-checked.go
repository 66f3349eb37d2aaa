// want: data-race
package main

import (
	"fmt"
	"sync"
)

type conf struct{ v int }

var (
	mu   sync.Mutex
	inst *conf
)

func get() *conf {
	if inst == nil {
		mu.Lock()
		if inst == nil {
			inst = &conf{42}
		}
		mu.Unlock()
	}
	return inst
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	for range 2 {
		go func() { defer wg.Done(); _ = get().v }()
	}
	wg.Wait()
	fmt.Println(get().v)
}
