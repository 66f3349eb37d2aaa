package main

import (
	"fmt"
	"sync"
)

// answers[42] = "yes" finds a place for the key, says that it has finished writing, and only then stores the value.
func main() {
	answers := map[int]string{}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		answers[42] = "yes"
	}()
	answer, ok := answers[42]
	wg.Wait()
	fmt.Printf("%q %v\n", answer, ok)
}
