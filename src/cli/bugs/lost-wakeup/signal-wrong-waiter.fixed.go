// entry: TestTwoOfEach

// Package buffer is a bounded buffer with one condition for both sides; Signal may wake a producer instead of a consumer.
package buffer

import (
	"sync"
	"testing"
)

type Buffer struct {
	mu    sync.Mutex
	cond  *sync.Cond
	items []int
	limit int
}

func New(limit int) *Buffer {
	b := &Buffer{limit: limit}
	b.cond = sync.NewCond(&b.mu)
	return b
}

func (b *Buffer) Put(v int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.items) == b.limit {
		b.cond.Wait()
	}
	b.items = append(b.items, v)
	b.cond.Broadcast()
}

func (b *Buffer) Take() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.items) == 0 {
		b.cond.Wait()
	}
	v := b.items[0]
	b.items = b.items[1:]
	b.cond.Broadcast()
	return v
}

func TestTwoOfEach(t *testing.T) {
	b := New(1)
	var wg sync.WaitGroup
	wg.Add(4)
	for i := range 2 {
		go func() {
			defer wg.Done()
			b.Take()
		}()
		go func() {
			defer wg.Done()
			b.Put(i)
		}()
	}
	wg.Wait()
}
