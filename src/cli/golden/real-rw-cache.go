package main

import (
	"fmt"
	"sync"
)

type Cache struct {
	mu   sync.RWMutex
	data map[string]int
}

func NewCache() *Cache { return &Cache{data: make(map[string]int)} }

func (c *Cache) Get(key string) (int, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	v, ok := c.data[key]
	return v, ok
}

func (c *Cache) Set(key string, v int) {
	c.mu.Lock()
	c.data[key] = v
	c.mu.Unlock()
}

func (c *Cache) GetOrCompute(key string, f func() int) int {
	if v, ok := c.Get(key); ok {
		return v
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.data[key]; ok {
		return v
	}
	v := f()
	c.data[key] = v
	return v
}

func main() {
	c := NewCache()
	calls := 0
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			c.GetOrCompute("answer", func() int { calls++; return 42 })
		}(i)
	}
	wg.Wait()
	v, ok := c.Get("answer")
	_, missing := c.Get("nope")
	fmt.Println(v, ok, missing, calls)
}
