// entry: TestClose

// Package prefetch keeps a goroutine that waits on a condition; closing the buffer does not wake it.
package prefetch

import (
	"sync"
	"testing"
)

type Buffer struct {
	mu     sync.Mutex
	cond   *sync.Cond
	blocks [][]byte
	want   int
	closed bool
}

func New() *Buffer {
	b := &Buffer{}
	b.cond = sync.NewCond(&b.mu)
	go b.fill()
	return b
}

func (b *Buffer) fill() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for !b.closed {
		for b.want == 0 && !b.closed {
			b.cond.Wait()
		}
		for ; b.want > 0; b.want-- {
			b.blocks = append(b.blocks, make([]byte, 4))
		}
	}
}

func (b *Buffer) Ask(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.want += n
	b.cond.Signal()
}

func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.cond.Broadcast()
}

func TestClose(t *testing.T) {
	b := New()
	b.Ask(2)
	b.Close()
}
