// entry: TestStart
// also: deadlock

// Package gate lets callers wait for a service to come up.
package gate

import (
	"sync"
	"testing"
)

type Gate struct {
	mu   sync.Mutex
	cond *sync.Cond
	open bool
}

func New() *Gate {
	g := &Gate{}
	g.cond = sync.NewCond(&g.mu)
	return g
}

// Open lets everybody through.
func (g *Gate) Open() {
	g.mu.Lock()
	g.open = true
	g.mu.Unlock()
	g.cond.Broadcast() // want: lost-wakeup
}

// Wait returns once the gate is open.
func (g *Gate) Wait() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.cond.Wait() // want: lost-wakeup
}

type Service struct {
	gate    *Gate
	started int
}

func (s *Service) Start() {
	s.started++
	s.gate.Open()
}

func TestStart(t *testing.T) {
	s := &Service{gate: New()}
	go s.Start()
	s.gate.Wait()
	if s.started != 1 {
		t.Errorf("started %d times", s.started)
	}
}
