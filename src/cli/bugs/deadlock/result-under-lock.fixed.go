// entry: TestClose

// Package batcher flushes from a goroutine that needs the lock its waiter holds.
package batcher

import (
	"sync"
	"testing"
)

type Batcher struct {
	mu      sync.Mutex
	pending []string
	flushed chan int
}

func New() *Batcher {
	return &Batcher{flushed: make(chan int)}
}

func (b *Batcher) Add(item string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.pending = append(b.pending, item)
}

func (b *Batcher) flush() {
	b.mu.Lock()
	n := len(b.pending)
	b.pending = nil
	b.mu.Unlock()
	b.flushed <- n
}

// Close flushes what is left and says how much that was.
func (b *Batcher) Close() int {
	b.mu.Lock()
	empty := len(b.pending) == 0
	b.mu.Unlock()
	if empty {
		return 0
	}
	go b.flush()
	return <-b.flushed
}

func TestClose(t *testing.T) {
	b := New()
	b.Add("one")
	b.Add("two")
	if n := b.Close(); n != 2 {
		t.Errorf("flushed %d, want 2", n)
	}
}
