// entry: TestProbe

// Package breaker is a circuit breaker whose probe does not see that the circuit was closed and opened again meanwhile.
package breaker

import (
	"sync"
	"sync/atomic"
	"testing"
)

type Breaker struct {
	state    atomic.Int64 // generation, doubled; odd while open
	failures atomic.Int64
	resets   atomic.Int64
}

func (b *Breaker) Fail() {
	b.failures.Add(1)
	b.Trip()
}

func (b *Breaker) Trip() {
	if s := b.state.Load(); s%2 == 0 {
		b.state.CompareAndSwap(s, s+1)
	}
}

func (b *Breaker) Reset() {
	if s := b.state.Load(); s%2 == 1 {
		b.state.CompareAndSwap(s, s+1)
	}
}

// Probe closes the circuit after few failures; it must not close a circuit that was opened by later ones.
func (b *Breaker) Probe(tolerated int64) {
	seen := b.state.Load()
	if seen%2 == 0 || b.failures.Load() > tolerated {
		return
	}
	if b.state.CompareAndSwap(seen, seen+1) {
		b.resets.Add(1)
	}
}

func TestProbe(t *testing.T) {
	b := &Breaker{}
	b.Fail()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		b.Reset()
		b.Fail()
	}()
	b.Probe(1)
	wg.Wait()
	if b.resets.Load() > 1 {
		t.Error("reset twice")
	}
}
