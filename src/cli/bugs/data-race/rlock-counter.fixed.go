// entry: TestGet

// Package cache counts hits while it holds the lock for reading only.
package cache

import (
	"sync"
	"sync/atomic"
	"testing"
)

type Cache struct {
	mu   sync.RWMutex
	data map[string]string
	hits atomic.Int64
}

func New(seed map[string]string) *Cache {
	return &Cache{data: seed}
}

func (c *Cache) Get(key string) (string, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	value, ok := c.data[key]
	if ok {
		c.hits.Add(1)
	}
	return value, ok
}

func (c *Cache) Set(key, value string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.data[key] = value
}

func TestGet(t *testing.T) {
	c := New(map[string]string{"lang": "go"})
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if v, ok := c.Get("lang"); !ok || v != "go" {
				t.Errorf("got %q, %v", v, ok)
			}
		}()
	}
	c.Set("os", "linux")
	wg.Wait()
}
