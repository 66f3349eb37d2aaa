// entry: TestShift
// also: torn-value

// Package router copies its whole configuration struct while an update writes one field.
package router

import (
	"sync"
	"testing"
)

type Weights struct {
	Blue, Green int
	Note        string
}

type Router struct {
	mu      sync.Mutex
	weights Weights
}

func (r *Router) Shift(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.weights.Blue -= n
	r.weights.Green += n // want: data-race
}

func (r *Router) Weights() Weights {
	return r.weights // want: data-race
}

func TestShift(t *testing.T) {
	r := &Router{weights: Weights{Blue: 100, Note: "canary"}}
	done := make(chan struct{})
	go func() {
		defer close(done)
		r.Shift(10)
	}()
	w := r.Weights()
	<-done
	if w.Note != "canary" {
		t.Errorf("note %q", w.Note)
	}
}
