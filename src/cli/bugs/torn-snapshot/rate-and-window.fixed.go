// entry: TestDowngrade

// Package quota reads limit and usage with two loads and decides on the pair; a change of plan sets both.
package quota

import (
	"sync"
	"sync/atomic"
	"testing"
)

type usage struct{ limit, used int64 }

type Plan struct {
	usage atomic.Pointer[usage]
}

func (p *Plan) Change(limit, used int64) {
	p.usage.Store(&usage{limit, used})
}

// Left is how much may still be used.
func (p *Plan) Left() int64 {
	u := p.usage.Load()
	return u.limit - u.used
}

type tenant struct {
	plan *Plan
	mu   sync.Mutex
	over int
}

func (t *tenant) request() {
	if t.plan.Left() < 0 {
		t.mu.Lock()
		t.over++
		t.mu.Unlock()
	}
}

func TestDowngrade(t *testing.T) {
	p := &Plan{}
	p.Change(100, 90)
	tn := &tenant{plan: p}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		p.Change(10, 0)
	}()
	go func() {
		defer wg.Done()
		tn.request()
	}()
	wg.Wait()
	if tn.over != 0 {
		t.Error("over quota, although neither plan is")
	}
}
