package main

import (
	"fmt"
	"runtime"
	"sync"
)

// Each takes one lock, finds the other one taken, and politely begins again.
func cross(first, second *sync.Mutex) {
	for {
		first.Lock()
		if second.TryLock() {
			second.Unlock()
			first.Unlock()
			return
		}
		first.Unlock()
		runtime.Gosched()
	}
}

func main() {
	var left, right sync.Mutex
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		cross(&left, &right)
	}()
	go func() {
		defer wg.Done()
		cross(&right, &left)
	}()
	wg.Wait()
	fmt.Println("both are across")
}
