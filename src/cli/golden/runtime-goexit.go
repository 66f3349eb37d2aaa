package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() { fmt.Println("recovered", recover()) }()
		func() {
			defer fmt.Println("deferred")
			runtime.Goexit()
		}()
		fmt.Println("not reached")
	}()
	wg.Wait()

	// A panic in a deferred call replaces Goexit; recovered, the goroutine ends all the same.
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("last")
		defer func() { fmt.Println("recovered", recover()) }()
		defer panic("on the way out")
		runtime.Goexit()
	}()
	wg.Wait()
}
