package main

import (
	"fmt"
	"sync"
)

// Eight letters, and a ninth while they are delivered: the map grows.
func main() {
	letters := make(map[int]string)
	for box := 0; box < 8; box++ {
		letters[box] = "bill"
	}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		letters[8] = "postcard"
	}()
	var delivered [9]int
	for box := range letters {
		delivered[box]++
	}
	wg.Wait()
	fmt.Println("delivered:", delivered)
}
