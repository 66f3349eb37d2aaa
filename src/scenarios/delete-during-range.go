package main

import (
	"fmt"
	"sync"
)

// A loop may delete from the map that it walks through. Another goroutine may not.
func main() {
	sessions := map[string]int{"ann": 10, "ben": 20, "cleo": 30}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		delete(sessions, "ben") // logged out
	}()
	minutes := 0
	for name, m := range sessions {
		minutes += m
		if name == "cleo" {
			delete(sessions, name)
		}
	}
	wg.Wait()
	fmt.Println("minutes:", minutes, "left:", len(sessions))
}
