// entry: TestPoller

// Package poller asks a source for news until it is stopped.
package poller

import (
	"sync/atomic"
	"testing"
	"time"
)

type Source func() (string, bool)

type Poller struct {
	source   Source
	interval time.Duration
	stopped  atomic.Bool
	done     chan struct{}
	items    []string
}

func New(source Source, interval time.Duration) *Poller {
	return &Poller{source: source, interval: interval, done: make(chan struct{})}
}

func (p *Poller) Start() {
	go p.run()
}

func (p *Poller) run() {
	defer close(p.done)
	for !p.stopped.Load() {
		if item, ok := p.source(); ok {
			p.items = append(p.items, item)
		}
		time.Sleep(p.interval)
	}
}

// Stop ends the poller and waits for it.
func (p *Poller) Stop() []string {
	p.stopped.Store(true)
	<-p.done
	return p.items
}

func TestPoller(t *testing.T) {
	n := 0
	p := New(func() (string, bool) {
		n++
		return "tick", n%2 == 0
	}, time.Millisecond)
	p.Start()
	time.Sleep(5 * time.Millisecond)
	if items := p.Stop(); len(items) > n {
		t.Errorf("more items than calls: %v", items)
	}
}
