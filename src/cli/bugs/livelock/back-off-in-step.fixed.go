// entry: TestConnect

// Package rendezvous lets two peers agree who connects to whom: both step back when they see the other waiting.
package rendezvous

import (
	"sync"
	"sync/atomic"
	"testing"
)

type Peer struct {
	id    int
	wants atomic.Bool
	other *Peer
	won   int
}

func (p *Peer) connect(wg *sync.WaitGroup, mu *sync.Mutex) {
	defer wg.Done()
	p.wants.Store(true)
	for p.other.wants.Load() {
		if p.id == 1 {
			break
		}
		p.wants.Store(false)
		p.wants.Store(true)
	}
	mu.Lock()
	p.won++
	mu.Unlock()
	p.wants.Store(false)
}

func TestConnect(t *testing.T) {
	a, b := &Peer{id: 1}, &Peer{id: 2}
	a.other, b.other = b, a
	var mu sync.Mutex
	var wg sync.WaitGroup
	wg.Add(2)
	go a.connect(&wg, &mu)
	go b.connect(&wg, &mu)
	wg.Wait()
	if a.won+b.won != 2 {
		t.Errorf("a %d, b %d", a.won, b.won)
	}
}
