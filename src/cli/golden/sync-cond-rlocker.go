package main

import (
	"fmt"
	"sync"
)

// A condition on the read side of a lock.
func main() {
	var rw sync.RWMutex
	cond := sync.NewCond(rw.RLocker())
	isReady := false
	done := make(chan bool)
	go func() {
		cond.L.Lock()
		for !isReady {
			cond.Wait()
		}
		cond.L.Unlock()
		done <- true
	}()
	rw.Lock()
	isReady = true
	rw.Unlock()
	cond.Broadcast()
	fmt.Println(<-done)
}
