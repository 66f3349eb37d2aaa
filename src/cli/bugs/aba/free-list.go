// entry: TestBlocksAreUnique
// also: lost-update data-race atomicity-violation panic

// Package arena keeps free blocks in a lock-free stack of indices.
package arena

import (
	"sync"
	"sync/atomic"
	"testing"
)

const none = -1

type Arena struct {
	head atomic.Int32
	next [3]atomic.Int32
}

func New() *Arena {
	a := &Arena{}
	for i := range a.next {
		a.next[i].Store(int32(i) + 1)
	}
	a.next[len(a.next)-1].Store(none)
	return a
}

// Get takes a block out; none if all are in use.
func (a *Arena) Get() int32 {
	for {
		top := a.head.Load() // want: aba
		if top == none {
			return none
		}
		next := a.next[top].Load()
		if a.head.CompareAndSwap(top, next) { // want: aba
			return top
		}
	}
}

func (a *Arena) Put(block int32) {
	for {
		top := a.head.Load()
		a.next[block].Store(top)
		if a.head.CompareAndSwap(top, block) {
			return
		}
	}
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
