package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

// A stack of free slots without locks: next[i] is the slot below slot i, 0 is the bottom.
type Slots struct {
	head atomic.Int32
	next [4]atomic.Int32
}

func (s *Slots) pop() int32 {
	for {
		top := s.head.Load()
		if top == 0 {
			return 0
		}
		below := s.next[top].Load()
		if s.head.CompareAndSwap(top, below) {
			return top
		}
	}
}

func (s *Slots) push(slot int32) {
	for {
		top := s.head.Load()
		s.next[slot].Store(top)
		if s.head.CompareAndSwap(top, slot) {
			return
		}
	}
}

func main() {
	var slots Slots
	slots.push(2)
	slots.push(1)
	var wg sync.WaitGroup
	var mine int32
	wg.Add(1)
	go func() {
		defer wg.Done()
		mine = slots.pop()
	}()
	a := slots.pop()
	b := slots.pop()
	if a != 0 {
		slots.push(a)
	}
	wg.Wait()
	fmt.Println("main keeps", b, "the other has", mine, "and next comes", slots.pop())
}
