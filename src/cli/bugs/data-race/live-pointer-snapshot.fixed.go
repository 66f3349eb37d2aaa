// entry: TestPercent

// Package progress returns a pointer to its live state where a copy was meant.
package progress

import (
	"sync"
	"testing"
)

type State struct {
	Done, Total int
}

type Tracker struct {
	mu    sync.Mutex
	state State
}

func (tr *Tracker) Step() {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	tr.state.Done++
}

func (tr *Tracker) Snapshot() State {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	return tr.state
}

func (tr *Tracker) Percent() int {
	s := tr.Snapshot()
	return 100 * s.Done / s.Total
}

func TestPercent(t *testing.T) {
	tr := &Tracker{state: State{Total: 4}}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		tr.Step()
	}()
	if p := tr.Percent(); p != 0 && p != 25 {
		t.Errorf("%d%%", p)
	}
	wg.Wait()
}
