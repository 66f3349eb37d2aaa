package main

import (
	"fmt"
	"sync"
)

// Into an empty map: it does not grow.
func main() {
	m := make(map[int]int)
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		m[8] = 8
	}()
	go func() {
		defer wg.Done()
		m[9] = 9
	}()
	wg.Wait()
	fmt.Println("len", len(m), "m[8]", m[8], "m[9]", m[9])
}
