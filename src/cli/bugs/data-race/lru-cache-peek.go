// entry: TestPeekWhilePut
// also: lost-update torn-value check-then-act

// Package lru is a least-recently-used cache on a doubly linked list. Peek promises not to move the entry, and was written as if
// that made it free of locks.
package lru

import (
	"container/list"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"
)

var ErrCapacity = errors.New("lru: capacity must be positive")

type Clock interface {
	Now() time.Duration
}

type manualClock struct {
	now time.Duration
}

func (c *manualClock) Now() time.Duration { return c.now }

type entry[K comparable, V any] struct {
	key     K
	value   V
	expires time.Duration
}

type Stats struct {
	Hits, Misses, Evictions int
}

func (s Stats) String() string {
	return fmt.Sprintf("%d hits, %d misses, %d evictions", s.Hits, s.Misses, s.Evictions)
}

type Cache[K comparable, V any] struct {
	mu       sync.Mutex
	capacity int
	ttl      time.Duration
	clock    Clock
	order    *list.List
	items    map[K]*list.Element
	stats    Stats
	onEvict  func(key K, value V)
}

type Option[K comparable, V any] func(*Cache[K, V])

func WithTTL[K comparable, V any](ttl time.Duration, clock Clock) Option[K, V] {
	return func(c *Cache[K, V]) {
		c.ttl = ttl
		c.clock = clock
	}
}

func WithEvict[K comparable, V any](fn func(K, V)) Option[K, V] {
	return func(c *Cache[K, V]) { c.onEvict = fn }
}

func New[K comparable, V any](capacity int, options ...Option[K, V]) (*Cache[K, V], error) {
	if capacity <= 0 {
		return nil, ErrCapacity
	}
	c := &Cache[K, V]{
		capacity: capacity,
		clock:    &manualClock{},
		order:    list.New(),
		items:    make(map[K]*list.Element),
	}
	for _, option := range options {
		option(c)
	}
	return c, nil
}

func (c *Cache[K, V]) isExpired(e *entry[K, V]) bool {
	return c.ttl > 0 && c.clock.Now() >= e.expires
}

func (c *Cache[K, V]) Get(key K) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, ok := c.items[key]
	if ok && c.isExpired(element.Value.(*entry[K, V])) {
		c.remove(element)
		ok = false
	}
	if !ok {
		c.stats.Misses++
		var zero V
		return zero, false
	}
	c.stats.Hits++
	c.order.MoveToFront(element)
	return element.Value.(*entry[K, V]).value, true
}

// Peek looks without moving the entry to the front.
func (c *Cache[K, V]) Peek(key K) (V, bool) {
	element, ok := c.items[key] // want: data-race
	if !ok {
		var zero V
		return zero, false
	}
	return element.Value.(*entry[K, V]).value, true
}

func (c *Cache[K, V]) Put(key K, value V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	expires := c.clock.Now() + c.ttl
	if element, ok := c.items[key]; ok {
		e := element.Value.(*entry[K, V])
		e.value, e.expires = value, expires
		c.order.MoveToFront(element)
		return
	}
	if c.order.Len() >= c.capacity {
		c.stats.Evictions++
		c.remove(c.order.Back())
	}
	c.items[key] = c.order.PushFront(&entry[K, V]{key, value, expires}) // want: data-race
}

func (c *Cache[K, V]) remove(element *list.Element) {
	e := c.order.Remove(element).(*entry[K, V])
	delete(c.items, e.key)
	if c.onEvict != nil {
		c.onEvict(e.key, e.value)
	}
}

func (c *Cache[K, V]) Stats() Stats {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.stats
}

func TestPeekWhilePut(t *testing.T) {
	evicted := map[string]int{}
	c, err := New(2, WithEvict(func(key string, value int) { evicted[key] = value }))
	if err != nil {
		t.Fatal(err)
	}
	c.Put("a", 1)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		c.Put("b", 2)
	}()
	if v, ok := c.Peek("a"); ok && v != 1 {
		t.Errorf("a = %d", v)
	}
	wg.Wait()
	c.Put("c", 3)
	if _, ok := c.Get("b"); !ok {
		t.Error("b is gone")
	}
	if evicted["a"] != 1 {
		t.Errorf("evicted %v, %v", evicted, c.Stats())
	}
}
