package main

import (
	"fmt"
	"sync"
)

// Eight keys fill the only bucket: whoever inserts the ninth makes the map grow.
func main() {
	m := make(map[int]int)
	for k := 0; k < 8; k++ {
		m[k] = k
	}
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
