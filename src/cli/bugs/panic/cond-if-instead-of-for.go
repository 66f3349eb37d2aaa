// entry: TestTwoWorkers
// also: panic deadlock goroutine-leak

// Package workers wakes all workers for one job, and each that wakes believes that the job is its own.
package workers

import (
	"sync"
	"testing"
)

type Pool struct {
	mu   sync.Mutex
	cond *sync.Cond
	jobs []func()
}

func New() *Pool {
	p := &Pool{}
	p.cond = sync.NewCond(&p.mu)
	return p
}

func (p *Pool) next() func() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.jobs) == 0 {
		p.cond.Wait()
	}
	job := p.jobs[0] // want: panic
	p.jobs = p.jobs[1:]
	return job
}

func (p *Pool) Submit(job func()) {
	p.mu.Lock()
	p.jobs = append(p.jobs, job)
	p.mu.Unlock()
	p.cond.Broadcast()
}

func TestTwoWorkers(t *testing.T) {
	p := New()
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			p.next()()
		}()
	}
	for range 2 {
		p.Submit(func() {})
	}
	wg.Wait()
}
