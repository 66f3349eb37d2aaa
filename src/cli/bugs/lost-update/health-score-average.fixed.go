// entry: TestObserve

// Package health keeps a moving average per node; the update is computed outside the lock from a snapshot.
package health

import (
	"math"
	"sync"
	"testing"
)

type Score struct {
	Samples int
	Average float64
}

type Monitor struct {
	mu     sync.RWMutex
	scores map[string]Score
}

func New() *Monitor {
	return &Monitor{scores: make(map[string]Score)}
}

func (m *Monitor) snapshot(node string) Score {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.scores[node]
}

func (m *Monitor) Observe(node string, value float64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.scores[node]
	s.Average = (s.Average*float64(s.Samples) + value) / float64(s.Samples+1)
	s.Samples++
	m.scores[node] = s
}

func TestObserve(t *testing.T) {
	m := New()
	var wg sync.WaitGroup
	for _, v := range []float64{2, 4} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			m.Observe("db", v)
		}()
	}
	wg.Wait()
	s := m.snapshot("db")
	if s.Samples != 2 || math.Abs(s.Average-3) > 1e-9 {
		t.Errorf("score %+v, want the average of two samples", s)
	}
}
