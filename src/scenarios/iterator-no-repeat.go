package main

import (
	"fmt"
	"sync"
)

// The same letters. No box has the number 0.
func main() {
	letters := make(map[int]string)
	for box := 1; box <= 8; box++ {
		letters[box] = "bill"
	}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		letters[9] = "postcard"
	}()
	var delivered [10]int
	for box := range letters {
		delivered[box]++
	}
	wg.Wait()
	fmt.Println("delivered:", delivered)
}
