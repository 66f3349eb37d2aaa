// entry: TestMax
// also: data-race panic lost-update

// Package window keeps the last samples; add replaces the slice while a reader takes the newest one.
package window

import (
	"sync"
	"testing"
)

type Sample struct {
	At    int
	Value float64
}

type Window struct {
	samples []Sample
}

func (w *Window) Add(s Sample) {
	next := make([]Sample, 0, len(w.samples)+1)
	next = append(next, w.samples...)
	w.samples = append(next, s) // want: torn-value
}

func (w *Window) Max() float64 {
	best := 0.0
	for _, s := range w.samples { // want: torn-value
		if s.Value > best {
			best = s.Value
		}
	}
	return best
}

func TestMax(t *testing.T) {
	w := &Window{}
	w.Add(Sample{1, 0.5})
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		w.Add(Sample{2, 1.5})
	}()
	if m := w.Max(); m != 0.5 && m != 1.5 {
		t.Errorf("max = %v", m)
	}
	wg.Wait()
}
