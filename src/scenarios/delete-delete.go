package main

import (
	"fmt"
	"sync"
)

// Two keys, each deleted by one goroutine. Both take one off the same count.
func main() {
	open := map[string]bool{"front": true, "back": true, "cellar": true}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		delete(open, "front")
	}()
	go func() {
		defer wg.Done()
		delete(open, "back")
	}()
	wg.Wait()
	listed := 0
	for range open {
		listed++
	}
	fmt.Println("len says", len(open), "and the loop finds", listed)
}
