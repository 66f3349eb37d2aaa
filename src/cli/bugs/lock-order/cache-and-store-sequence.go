// entry: TestImportAfterPut

// Package tiered has a cache above a store: writes go down, invalidations come up.
package tiered

import (
	"sync"
	"testing"
	"time"
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
	c.store.Lock() // want: lock-order
	defer c.store.Unlock()
	c.store.rows[key] = v
}

// Import writes below the cache and throws out what it holds.
func (s *Store) Import(key string, v int) {
	s.Lock()
	defer s.Unlock()
	s.rows[key] = v
	s.cache.Lock() // want: lock-order
	defer s.cache.Unlock()
	delete(s.cache.hot, key)
}

func TestImportAfterPut(t *testing.T) {
	c := New()
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		c.Put("k", 1)
	}()
	time.Sleep(3 * time.Millisecond)
	go func() {
		defer wg.Done()
		c.store.Import("k", 2)
	}()
	wg.Wait()
	if v := c.store.rows["k"]; v != 1 && v != 2 {
		t.Errorf("hot %v, rows %v", c.hot, c.store.rows)
	}
}
