// A cache whose eviction calls a method that takes the lock again.
package main

import "sync"

type entry struct {
	key   string
	value int
	used  int
}

type Cache struct {
	mu      sync.Mutex
	limit   int
	clock   int
	entries map[string]*entry
}

func NewCache(limit int) *Cache {
	return &Cache{limit: limit, entries: make(map[string]*entry)}
}

func (c *Cache) Remove(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.remove(key)
}

func (c *Cache) remove(key string) {
	delete(c.entries, key)
}

func (c *Cache) oldest() string {
	best := ""
	for key, e := range c.entries {
		if best == "" || e.used < c.entries[best].used {
			best = key
		}
	}
	return best
}

func (c *Cache) Put(key string, value int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.entries) >= c.limit {
		c.remove(c.oldest())
	}
	c.clock++
	c.entries[key] = &entry{key: key, value: value, used: c.clock}
}

func main() {
	c := NewCache(1)
	c.Put("a", 1)
	c.Put("b", 2)
	println("size", len(c.entries))
}
