// entry: TestAll

// Package lastfailure remembers the last failure in an atomic.Value; checks of different kinds store different error types.
package lastfailure

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
)

type dialError struct{ addr string }

func (e *dialError) Error() string { return "dial " + e.addr }

var errSlow = errors.New("answer took too long")

type Check interface {
	Name() string
	Run() error
}

type tcpCheck struct{ addr string }

func (c tcpCheck) Name() string { return "tcp" }
func (c tcpCheck) Run() error   { return &dialError{c.addr} }

type httpCheck struct {
	path   string
	millis int
}

func (c httpCheck) Name() string { return "http" }
func (c httpCheck) Run() error {
	if c.millis > 100 {
		return fmt.Errorf("%s: %w", c.path, errSlow)
	}
	return nil
}

type Prober struct {
	last   atomic.Value
	failed atomic.Int32
}

func (p *Prober) run(c Check) {
	err := c.Run()
	if err == nil {
		return
	}
	p.failed.Add(1)
	p.last.Store(err) // want: panic
}

func (p *Prober) Last() error {
	err, _ := p.last.Load().(error)
	return err
}

func (p *Prober) All(checks ...Check) {
	var wg sync.WaitGroup
	for _, c := range checks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			p.run(c)
		}()
	}
	wg.Wait()
}

func TestAll(t *testing.T) {
	p := &Prober{}
	p.All(tcpCheck{"10.0.0.5:22"}, httpCheck{"/health", 900}, httpCheck{"/ready", 20})
	if n := p.failed.Load(); n != 2 {
		t.Errorf("%d checks failed, want 2", n)
	}
	if p.Last() == nil {
		t.Error("no failure remembered")
	}
}
