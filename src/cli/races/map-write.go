package main

import "sync"

func main() {
	ages := map[string]int{}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		ages["ada"] = 36
	}()
	go func() {
		defer wg.Done()
		delete(ages, "bob")
	}()
	wg.Wait()
}
