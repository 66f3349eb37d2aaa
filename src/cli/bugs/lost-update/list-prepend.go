// entry: TestPush

// Package undo keeps an immutable list behind an atomic pointer; pushes read and store in two steps.
package undo

import (
	"sync"
	"sync/atomic"
	"testing"
)

type step struct {
	name string
	next *step
}

type History struct {
	head atomic.Pointer[step]
}

func (h *History) Push(name string) {
	top := h.head.Load()                       // want: lost-update
	h.head.Store(&step{name: name, next: top}) // want: lost-update
}

func (h *History) Names() []string {
	var names []string
	for s := h.head.Load(); s != nil; s = s.next {
		names = append(names, s.name)
	}
	return names
}

type editor struct {
	history *History
	text    []string
}

func (e *editor) typeWord(word string) {
	e.text = append(e.text, word)
	e.history.Push("type " + word)
}

func TestPush(t *testing.T) {
	h := &History{}
	editors := []*editor{{history: h}, {history: h}}
	var wg sync.WaitGroup
	for i, word := range []string{"alpha", "beta"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			editors[i].typeWord(word)
		}()
	}
	wg.Wait()
	if names := h.Names(); len(names) != 2 {
		t.Errorf("history = %v, want two steps", names)
	}
}
