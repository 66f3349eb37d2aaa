package main

import (
	"fmt"
	"sync"
)

func main() {
	scores := map[string]int{"ann": 3, "ben": 4}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		scores["cleo"] = 5 // no growth: there is room in the bucket
	}()
	sum := 0
	for _, score := range scores {
		sum += score
	}
	wg.Wait()
	fmt.Println("sum:", sum)
}
