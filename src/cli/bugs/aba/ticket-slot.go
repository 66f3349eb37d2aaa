// entry: TestEvict
// also: atomicity-violation check-then-act

// Package slots hands out numbered slots; a slot that was given back and taken again looks as if nothing had happened.
package slots

import (
	"sync"
	"sync/atomic"
	"testing"
)

const free = int64(0)

type Slot struct {
	owner atomic.Int64
	uses  atomic.Int64
}

func (s *Slot) Take(id int64) bool { return s.owner.CompareAndSwap(free, id) }
func (s *Slot) Give(id int64) bool { return s.owner.CompareAndSwap(id, free) }

// Evict frees the slot of an owner that did nothing since it was looked at.
func (s *Slot) Evict(idle func() bool) bool {
	seen := s.owner.Load() // want: aba
	if seen == free || !idle() {
		return false
	}
	return s.owner.CompareAndSwap(seen, free) // want: aba
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
