package main

import (
	"fmt"
	"sync"
)

// Every call on a sync.Map is atomic. Two calls in a row are not.
func hit(pages *sync.Map, path string) {
	count := 0
	if value, ok := pages.Load(path); ok {
		count = value.(int)
	}
	pages.Store(path, count+1)
}

func main() {
	var pages sync.Map
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			hit(&pages, "/index")
		}()
	}
	wg.Wait()
	value, _ := pages.Load("/index")
	fmt.Println("hits:", value)
}
