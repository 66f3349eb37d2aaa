package main

import (
	"fmt"
	"sync"
)

// The map grows while the loop walks through it. Does a letter that moves get delivered twice?
func main() {
	letters := make(map[int]int)
	for box := 0; box < 8; box++ {
		letters[box] = 1
	}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		letters[8] = 1
	}()
	var delivered [9]int
	for box := range letters {
		delivered[box]++
	}
	wg.Wait()
	for box, times := range delivered {
		if times > 1 {
			fmt.Println("box", box, "got its letter", times, "times")
		}
	}
}
