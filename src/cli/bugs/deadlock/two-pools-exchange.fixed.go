// entry: TestBorrowFromEachOther

// Package exchange moves workers between pools. Borrow locks the pool and then the one that it borrows from; two pools that borrow
// from each other lock in opposite orders.
package exchange

import (
	"errors"
	"fmt"
	"sync"
	"testing"
)

var ErrNobody = errors.New("nobody to spare")

type Worker struct {
	Name string
	Home *Pool
}

type Pool struct {
	mu      sync.Mutex
	name    string
	rank    int
	idle    []*Worker
	reserve int
}

func NewPool(name string, rank, reserve int, workers ...string) *Pool {
	p := &Pool{name: name, rank: rank, reserve: reserve}
	for _, w := range workers {
		p.idle = append(p.idle, &Worker{Name: w, Home: p})
	}
	return p
}

func (p *Pool) String() string { return fmt.Sprintf("%s(%d)", p.name, len(p.idle)) }

func (p *Pool) takeLocked() (*Worker, error) {
	if len(p.idle) <= p.reserve {
		return nil, fmt.Errorf("%s: %w", p.name, ErrNobody)
	}
	w := p.idle[0]
	p.idle = p.idle[1:]
	return w, nil
}

// Borrow takes a worker from another pool.
func (p *Pool) Borrow(from *Pool) error {
	first, second := p, from
	if second.rank < first.rank {
		first, second = second, first
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	w, err := from.takeLocked()
	if err != nil {
		return err
	}
	p.idle = append(p.idle, w)
	return nil
}

type Balancer struct {
	pools []*Pool
	fails int
	mu    sync.Mutex
}

func (b *Balancer) borrow(to, from int) {
	if err := b.pools[to].Borrow(b.pools[from]); err != nil {
		b.mu.Lock()
		b.fails++
		b.mu.Unlock()
	}
}

func TestBorrowFromEachOther(t *testing.T) {
	b := &Balancer{pools: []*Pool{
		NewPool("build", 1, 0, "ann", "ben"),
		NewPool("test", 2, 0, "cem"),
	}}
	var wg sync.WaitGroup
	for _, pair := range [][2]int{{0, 1}, {1, 0}} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			b.borrow(pair[0], pair[1])
		}()
	}
	wg.Wait()
	if n := len(b.pools[0].idle) + len(b.pools[1].idle); n != 3 {
		t.Errorf("%d workers: %v", n, b.pools)
	}
}
