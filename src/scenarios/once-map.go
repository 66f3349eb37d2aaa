package main

import (
	"fmt"
	"sync"
)

var (
	once sync.Once
	hits map[string]int
)

func hit(page string) {
	once.Do(func() { hits = make(map[string]int) })
	hits[page]++
}

func main() {
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			hit("/")
		}()
	}
	wg.Wait()
	fmt.Println("hits:", hits["/"])
}
