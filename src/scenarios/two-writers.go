package main

import (
	"fmt"
	"sync"
)

// Each key is written by one goroutine only. The map itself is written by both.
func main() {
	stock := map[string]int{"apples": 5}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		stock["pears"] = 7
	}()
	go func() {
		defer wg.Done()
		stock["plums"] = 9
	}()
	wg.Wait()
	listed := 0
	for range stock {
		listed++
	}
	fmt.Println("len says", len(stock), "and the loop finds", listed)
}
