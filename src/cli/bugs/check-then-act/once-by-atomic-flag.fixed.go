// entry: TestRunsOnce

// Package migrate runs the migration if no other node has begun; load and store are two operations.
package migrate

import (
	"sync"
	"sync/atomic"
	"testing"
)

type Step func() error

type Migrator struct {
	started atomic.Bool
	runs    atomic.Int32
	steps   []Step
}

func (m *Migrator) Run() error {
	if !m.started.CompareAndSwap(false, true) {
		return nil
	}
	m.runs.Add(1)
	for _, step := range m.steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func TestRunsOnce(t *testing.T) {
	var tables atomic.Int32
	m := &Migrator{steps: []Step{func() error {
		tables.Add(1)
		return nil
	}}}
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := m.Run(); err != nil {
				t.Error(err)
			}
		}()
	}
	wg.Wait()
	if n := m.runs.Load(); n != 1 {
		t.Errorf("ran %d times, created %d tables", n, tables.Load())
	}
}
