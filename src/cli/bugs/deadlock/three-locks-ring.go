// also: lock-order goroutine-leak

// Three shards that rebalance to their neighbour, each holding its own lock while it takes the next.
package main

import (
	"fmt"
	"sync"
)

type Shard struct {
	mu   sync.Mutex
	id   int
	keys []string
	next *Shard
}

type Ring struct {
	shards []*Shard
}

func NewRing(n int) *Ring {
	r := &Ring{}
	for i := 0; i < n; i++ {
		r.shards = append(r.shards, &Shard{id: i})
	}
	for i, s := range r.shards {
		s.next = r.shards[(i+1)%n]
	}
	return r
}

func lockBoth(a, b *Shard) (unlock func()) {
	a.mu.Lock() // want: deadlock
	b.mu.Lock() // want: deadlock
	return func() {
		b.mu.Unlock()
		a.mu.Unlock()
	}
}

func (s *Shard) Rebalance() {
	unlock := lockBoth(s, s.next)
	defer unlock()
	for len(s.keys) > len(s.next.keys)+1 {
		last := len(s.keys) - 1
		s.next.keys = append(s.next.keys, s.keys[last])
		s.keys = s.keys[:last]
	}
}

func main() {
	r := NewRing(3)
	r.shards[0].keys = []string{"a", "b", "c"}
	var wg sync.WaitGroup
	for _, s := range r.shards {
		wg.Add(1)
		go func(s *Shard) {
			defer wg.Done()
			s.Rebalance()
		}(s)
	}
	wg.Wait()
	n := 0
	for _, s := range r.shards {
		n += len(s.keys)
	}
	fmt.Println(n)
}
