// A cache that tries to turn its read lock into a write lock.
package main

import (
	"fmt"
	"sync"
)

type loader func(key string) string

type Cache struct {
	mu   sync.RWMutex
	data map[string]string
	load loader
}

func (c *Cache) store(key, value string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.data[key] = value
}

func (c *Cache) Get(key string) string {
	c.mu.RLock()
	v, ok := c.data[key]
	c.mu.RUnlock()
	if ok {
		return v
	}
	v = c.load(key)
	c.store(key, v)
	return v
}

func main() {
	c := &Cache{data: make(map[string]string), load: func(key string) string { return "<" + key + ">" }}
	fmt.Println(c.Get("a"))
	fmt.Println(c.Get("a"))
}
