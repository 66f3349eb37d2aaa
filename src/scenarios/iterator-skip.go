package main

import (
	"fmt"
	"sync"
)

// Eight guests are there before the loop and after it. A loop over the map should meet every one of them.
func main() {
	guests := make(map[int]string)
	for seat := 1; seat <= 8; seat++ {
		guests[seat] = "early"
	}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		guests[9] = "late" // the ninth: the map grows
	}()
	early := 0
	for _, guest := range guests {
		if guest == "early" {
			early++
		}
	}
	wg.Wait()
	fmt.Println("greeted", early, "of 8")
}
