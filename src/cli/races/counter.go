package main

import "sync"

var counter int

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	for range 2 {
		go func() {
			defer wg.Done()
			counter++
		}()
	}
	wg.Wait()
}
