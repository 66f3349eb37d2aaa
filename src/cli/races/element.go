package main

import "sync"

func fill(out []int, wg *sync.WaitGroup) {
	defer wg.Done()
	for i := range out {
		out[i] = i
	}
}

func main() {
	out := make([]int, 3)
	var wg sync.WaitGroup
	wg.Add(2)
	go fill(out[:2], &wg)
	go fill(out[1:], &wg)
	wg.Wait()
}
