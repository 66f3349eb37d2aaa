// entry: TestImportAfterPut

// Package tiered has a cache above a store: writes go down, invalidations come up.
package tiered

import (
	"sync"
	"testing"
)

type Store struct {
	sync.Mutex
	rows  map[string]int
	cache *Cache
}

type Cache struct {
	sync.Mutex
	hot   map[string]int
	store *Store
}

func New() *Cache {
	s := &Store{rows: make(map[string]int)}
	c := &Cache{hot: make(map[string]int), store: s}
	s.cache = c
	return c
}

func (c *Cache) Put(key string, v int) {
	c.Lock()
	defer c.Unlock()
	c.hot[key] = v
	c.store.Lock()
	defer c.store.Unlock()
	c.store.rows[key] = v
}

// Import writes below the cache and throws out what it holds.
func (s *Store) Import(key string, v int) {
	s.Lock()
	s.rows[key] = v
	s.Unlock()
	s.cache.Lock()
	defer s.cache.Unlock()
	delete(s.cache.hot, key)
}

func TestImportAfterPut(t *testing.T) {
	c := New()
	first := make(chan struct{})
	go func() {
		defer close(first)
		c.Put("k", 1)
	}()
	<-first
	second := make(chan struct{})
	go func() {
		defer close(second)
		c.store.Import("k", 2)
	}()
	<-second
	if _, ok := c.hot["k"]; ok || c.store.rows["k"] != 2 {
		t.Errorf("hot %v, rows %v", c.hot, c.store.rows)
	}
}
