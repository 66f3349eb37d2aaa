package main

import (
	"fmt"
	"sync"
)

// Eight prices fill the map's only bucket. The ninth makes it grow, while somebody asks for the third.
func main() {
	prices := make(map[int]int)
	for article := 0; article < 8; article++ {
		prices[article] = 10 * article
	}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		prices[8] = 80
		prices[3] = 33
	}()
	price, ok := prices[3]
	wg.Wait()
	fmt.Println("price", price, ok)
}
