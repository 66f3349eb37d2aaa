// entry: TestEvict

// Package slots hands out numbered slots; a slot that was given back and taken again looks as if nothing had happened.
package slots

import (
	"sync"
	"sync/atomic"
	"testing"
)

type Slot struct {
	owner atomic.Int64 // generation*8 + owner
	uses  atomic.Int64
}

func (s *Slot) Take(id int64) bool {
	seen := s.owner.Load()
	return seen%8 == 0 && s.owner.CompareAndSwap(seen, seen+8+id)
}
func (s *Slot) Give(id int64) bool {
	seen := s.owner.Load()
	return seen%8 == id && s.owner.CompareAndSwap(seen, seen-id+8)
}

// Evict frees the slot of an owner that did nothing since it was looked at.
func (s *Slot) Evict(idle func() bool) bool {
	seen := s.owner.Load()
	if seen%8 == 0 || !idle() {
		return false
	}
	return s.owner.CompareAndSwap(seen, seen-seen%8+8)
}

func TestEvict(t *testing.T) {
	s := &Slot{}
	if !s.Take(5) {
		t.Fatal("a fresh slot is not free")
	}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		if s.Give(5) && s.Take(5) {
			s.uses.Add(1)
		}
	}()
	s.Evict(func() bool { return s.uses.Load() == 0 })
	wg.Wait()
}
