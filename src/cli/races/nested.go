package main

import "sync"

var total int

func spawn(wg *sync.WaitGroup, n int) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		if n > 0 {
			spawn(wg, n-1)
		}
		total += n
	}()
}

func main() {
	var wg sync.WaitGroup
	spawn(&wg, 1)
	wg.Wait()
}
