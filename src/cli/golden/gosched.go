package main

import (
	"fmt"
	"runtime"
	"sync"
)

// Turns are taken by channels, so the order is the same on any number of processors.
func main() {
	turns := make([]chan bool, 3)
	for i := range turns {
		turns[i] = make(chan bool, 1)
	}
	var wg sync.WaitGroup
	for i := range turns {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for round := range 2 {
				<-turns[i]
				runtime.Gosched()
				fmt.Println("goroutine", i, "round", round)
				turns[(i+1)%len(turns)] <- true
			}
		}()
	}
	turns[0] <- true
	wg.Wait()
	runtime.Gosched()
	fmt.Println(runtime.NumGoroutine() >= 1, len(turns[0]))
}
