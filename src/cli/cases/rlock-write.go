// want: data-race lost-update
package main

import (
	"fmt"
	"sync"
)

type C struct {
	mu   sync.RWMutex
	hits int
	m    map[string]int
}

func (c *C) Get(k string) int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	c.hits++
	return c.m[k]
}

func main() {
	c := &C{m: map[string]int{"a": 1}}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); c.Get("a") }()
	go func() { defer wg.Done(); c.Get("a") }()
	wg.Wait()
	fmt.Println(c.hits)
}
