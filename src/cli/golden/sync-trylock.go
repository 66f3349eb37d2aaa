package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	mu.Unlock()
	done := make(chan bool)
	mu.Lock()
	go func() { done <- mu.TryLock() }()
	fmt.Println(<-done)
	mu.Unlock()
	go func() { done <- mu.TryLock() }()
	fmt.Println(<-done)
	mu.Unlock() // Locked by another goroutine: that is allowed.
	fmt.Println(mu.TryLock())
}
