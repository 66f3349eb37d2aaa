// entry: TestUndo

// Package undo has a stack with a size that is counted apart from it, each part atomic for itself.
package undo

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
)

var ErrEmpty = errors.New("nothing to undo")

type Stack struct {
	size atomic.Int32
	mu   sync.Mutex
	ops  []string
}

func (s *Stack) Push(op string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ops = append(s.ops, op)
	s.size.Add(1)
}

func (s *Stack) Undo() (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.size.Load() == 0 {
		return "", ErrEmpty
	}
	last := s.ops[len(s.ops)-1]
	s.ops = s.ops[:len(s.ops)-1]
	s.size.Add(-1)
	return last, nil
}

func TestUndo(t *testing.T) {
	s := &Stack{}
	s.Push("insert")
	var undone atomic.Int32
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if _, err := s.Undo(); err == nil {
				undone.Add(1)
			}
		}()
	}
	wg.Wait()
	if n := undone.Load(); n != 1 {
		t.Errorf("undone %d times", n)
	}
}
