// entry: TestElection
// also: data-race panic torn-value

// Package elect starts its campaign in the constructor; the callback is set on what the constructor has returned.
package elect

import (
	"sync"
	"testing"
	"time"
)

type Elector struct {
	id       string
	interval time.Duration
	onLead   func(id string)
	wg       sync.WaitGroup
}

func NewElector(id string, interval time.Duration) *Elector {
	e := &Elector{id: id, interval: interval}
	e.Run()
	return e
}

func (e *Elector) Run() {
	e.wg.Add(1)
	go e.campaign()
}

func (e *Elector) campaign() {
	defer e.wg.Done()
	e.onLead(e.id) // want: init-order
}

func (e *Elector) OnLead(fn func(id string)) {
	e.onLead = fn // want: init-order
}

func TestElection(t *testing.T) {
	led := make(chan string, 1)
	e := NewElector("n1", time.Millisecond)
	e.OnLead(func(id string) { led <- id })
	if id := <-led; id != "n1" {
		t.Errorf("%s leads", id)
	}
	e.wg.Wait()
}
