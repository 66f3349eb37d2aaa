// entry: TestUnsubscribe
// drift
// also: data-race

// Package clockwork sends ticks to subscribers. Unsubscribe closes the subscriber's channel, and the tick that was about to be sent
// finds it closed.
package clockwork

import (
	"sync"
	"testing"
	"time"
)

type Tick struct {
	N  int
	At time.Duration
}

type subscriber struct {
	id    int
	every int
	ch    chan Tick
}

func (s *subscriber) due(n int) bool { return n%s.every == 0 }

type Clock struct {
	interval time.Duration

	mu   sync.Mutex
	n    int
	next int
	subs map[int]*subscriber

	quit chan struct{}
	done chan struct{}
}

func New(interval time.Duration) *Clock {
	return &Clock{
		interval: interval,
		subs:     make(map[int]*subscriber),
		quit:     make(chan struct{}),
		done:     make(chan struct{}),
	}
}

func (c *Clock) Start() { go c.loop() }

func (c *Clock) loop() {
	defer close(c.done)
	ticker := time.NewTicker(c.interval)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			c.tick()
		case <-c.quit:
			return
		}
	}
}

func (c *Clock) collect() (Tick, []*subscriber) {
	c.n++
	var due []*subscriber
	for _, s := range c.subs {
		if s.due(c.n) {
			due = append(due, s)
		}
	}
	return Tick{c.n, time.Duration(c.n) * c.interval}, due
}

func (c *Clock) tick() {
	c.mu.Lock()
	tick, due := c.collect()
	c.mu.Unlock()
	for _, s := range due {
		if len(s.ch) < cap(s.ch) {
			s.ch <- tick // want: panic
		}
	}
}

// Subscribe wants every n-th tick.
func (c *Clock) Subscribe(every int) (<-chan Tick, func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.next++
	s := &subscriber{id: c.next, every: every, ch: make(chan Tick, 4)}
	c.subs[s.id] = s
	return s.ch, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.subs, s.id)
		close(s.ch)
	}
}

func (c *Clock) Stop() {
	close(c.quit)
	<-c.done
}

func TestUnsubscribe(t *testing.T) {
	c := New(time.Millisecond)
	ticks, unsubscribe := c.Subscribe(1)
	c.Start()
	first := <-ticks
	if first.N < 1 {
		t.Errorf("tick %v", first)
	}
	time.Sleep(2 * time.Millisecond)
	unsubscribe()
	c.Stop()
	n := 0
	for range ticks {
		n++
	}
	if n > 4 {
		t.Errorf("%d ticks left", n)
	}
}
