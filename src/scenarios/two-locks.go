package main

import (
	"fmt"
	"sync"
)

type Cache struct {
	readers sync.Mutex
	writers sync.Mutex
	pages   map[string]string
}

func (c *Cache) Drop(path string) {
	c.writers.Lock()
	defer c.writers.Unlock()
	delete(c.pages, path)
}

// Everything is locked, but not by the same lock.
func (c *Cache) Len() int {
	c.readers.Lock()
	defer c.readers.Unlock()
	return len(c.pages)
}

func main() {
	cache := Cache{pages: map[string]string{"/": "home", "/about": "us"}}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		cache.Drop("/about")
	}()
	fmt.Println("pages:", cache.Len())
	wg.Wait()
}
