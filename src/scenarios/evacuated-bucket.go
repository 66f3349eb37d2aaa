package main

import (
	"fmt"
	"sync"
)

func main() {
	m := make(map[int]int)
	for k := 0; k < 8; k++ {
		m[k] = k
	}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		m[8] = 8 // the ninth key: the map grows
	}()
	go func() {
		defer wg.Done()
		m[3] = 33 // an existing key
	}()
	wg.Wait()
	fmt.Println("m[3] =", m[3])
}
