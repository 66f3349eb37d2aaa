// want:
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	isReady := false
	done := make(chan bool)
	go func() {
		mu.Lock()
		for !isReady {
			c.Wait()
		}
		mu.Unlock()
		done <- true
	}()
	mu.Lock()
	isReady = true
	mu.Unlock()
	c.Signal()
	<-done
	fmt.Println("woken")
}
