// entry: TestBrokenResource

// Package respool is a pool of resources with a condition for those who wait. A broken resource is dropped without telling the
// waiters that there is room for a new one now.
package respool

import (
	"errors"
	"fmt"
	"sync"
	"testing"
)

var ErrBroken = errors.New("resource is broken")

type Resource struct {
	ID    int
	Used  int
	Alive bool
}

func (r *Resource) Use() error {
	r.Used++
	if r.ID == 1 {
		r.Alive = false
		return fmt.Errorf("resource %d: %w", r.ID, ErrBroken)
	}
	return nil
}

type Factory func(id int) *Resource

type Pool struct {
	mu      sync.Mutex
	changed *sync.Cond
	factory Factory
	limit   int
	open    int
	created int
	idle    []*Resource
}

func New(limit int, factory Factory) *Pool {
	p := &Pool{limit: limit, factory: factory}
	p.changed = sync.NewCond(&p.mu)
	return p
}

// Acquire takes an idle resource, makes one while there are fewer than the limit, or waits.
func (p *Pool) Acquire() *Resource {
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		if n := len(p.idle); n > 0 {
			r := p.idle[n-1]
			p.idle = p.idle[:n-1]
			return r
		}
		if p.open < p.limit {
			p.open++
			p.created++
			return p.factory(p.created)
		}
		p.changed.Wait()
	}
}

// Release gives a resource back; a dead one is dropped.
func (p *Pool) Release(r *Resource) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !r.Alive {
		p.open--
		p.changed.Signal()
		return
	}
	p.idle = append(p.idle, r)
	p.changed.Signal()
}

func (p *Pool) Do(fn func(*Resource) error) error {
	r := p.Acquire()
	defer p.Release(r)
	return fn(r)
}

func TestBrokenResource(t *testing.T) {
	p := New(1, func(id int) *Resource { return &Resource{ID: id, Alive: true} })
	var wg sync.WaitGroup
	broken := make(chan error, 2)
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			broken <- p.Do((*Resource).Use)
		}()
	}
	wg.Wait()
	close(broken)
	n := 0
	for err := range broken {
		if errors.Is(err, ErrBroken) {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d uses broke, want 1", n)
	}
}
