// entry: TestMax

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
	mu      sync.Mutex
	samples []Sample
}

func (w *Window) Add(s Sample) {
	w.mu.Lock()
	defer w.mu.Unlock()
	next := make([]Sample, 0, len(w.samples)+1)
	next = append(next, w.samples...)
	w.samples = append(next, s)
}

func (w *Window) Max() float64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	best := 0.0
	for _, s := range w.samples {
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
