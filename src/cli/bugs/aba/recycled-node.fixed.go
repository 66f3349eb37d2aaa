// A lock-free stack of request buffers that recycles its nodes through a pool.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type node struct {
	value int
	next  atomic.Pointer[node]
}

type Stack struct {
	head atomic.Pointer[node]
}

func (s *Stack) alloc(v int) *node {
	return &node{value: v}
}

func (s *Stack) Push(v int) {
	n := s.alloc(v)
	for {
		top := s.head.Load()
		n.next.Store(top)
		if s.head.CompareAndSwap(top, n) {
			return
		}
	}
}

func (s *Stack) Pop() (int, bool) {
	for {
		top := s.head.Load()
		if top == nil {
			return 0, false
		}
		next := top.next.Load()
		if s.head.CompareAndSwap(top, next) {
			v := top.value
			return v, true
		}
	}
}

func main() {
	s := &Stack{}
	s.Push(1)
	s.Push(2)
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		s.Pop()
	}()
	go func() {
		defer wg.Done()
		s.Pop()
		s.Pop()
		s.Push(3)
	}()
	wg.Wait()
	n := 0
	for {
		if _, ok := s.Pop(); !ok {
			break
		}
		n++
	}
	fmt.Println("left:", n <= 1)
}
