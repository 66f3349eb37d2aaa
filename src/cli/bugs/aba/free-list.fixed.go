// entry: TestBlocksAreUnique

// Package arena keeps free blocks in a lock-free stack of indices.
package arena

import (
	"sync"
	"sync/atomic"
	"testing"
)

const none = -1

type Arena struct {
	mu   sync.Mutex
	head int32
	next [3]int32
}

func New() *Arena {
	a := &Arena{}
	for i := range a.next {
		a.next[i] = int32(i) + 1
	}
	a.next[len(a.next)-1] = none
	return a
}

// Get takes a block out; none if all are in use.
func (a *Arena) Get() int32 {
	a.mu.Lock()
	defer a.mu.Unlock()
	top := a.head
	if top != none {
		a.head = a.next[top]
	}
	return top
}

func (a *Arena) Put(block int32) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.next[block] = a.head
	a.head = block
}

func TestBlocksAreUnique(t *testing.T) {
	a := New()
	var owner [3]atomic.Int32
	claim := func(block int32) {
		if block != none && owner[block].Add(1) != 1 {
			t.Errorf("block %d given out twice", block)
		}
	}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		claim(a.Get())
	}()
	go func() {
		defer wg.Done()
		first := a.Get()
		claim(a.Get())
		if first != none {
			a.Put(first)
		}
	}()
	wg.Wait()
	claim(a.Get())
}
