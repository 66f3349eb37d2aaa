package main

import (
	"fmt"
	"sync"
)

// Money moves from one account to the other. Range is not a snapshot: it asks for each value when it gets there.
func main() {
	var accounts sync.Map
	accounts.Store("checking", 100)
	accounts.Store("savings", 0)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		accounts.Store("checking", 40)
		accounts.Store("savings", 60)
	}()
	total := 0
	accounts.Range(func(_, amount any) bool {
		total += amount.(int)
		return true
	})
	wg.Wait()
	fmt.Println("total:", total)
}
