package main

import (
	"fmt"
	"sync"
)

// Two readers are inside at once; the writer comes when both have left.
func main() {
	var rw sync.RWMutex
	inside := make(chan bool)
	leave := make(chan bool)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			rw.RLock()
			inside <- true
			<-leave
			rw.RUnlock()
		})
	}
	<-inside
	<-inside
	written := make(chan bool)
	go func() {
		rw.Lock()
		defer rw.Unlock()
		fmt.Println("writer")
		close(written)
	}()
	fmt.Println("readers")
	leave <- true
	leave <- true
	wg.Wait()
	<-written
}
