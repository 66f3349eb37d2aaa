// entry: TestFetch
// also: deadlock goroutine-leak

// Package mailbox looks into the box before it takes the lock to wait: a letter in between is not noticed.
package mailbox

import (
	"sync"
	"sync/atomic"
	"testing"
)

type Mailbox struct {
	mu    sync.Mutex
	cond  *sync.Cond
	count atomic.Int32
	read  int
}

func New() *Mailbox {
	m := &Mailbox{}
	m.cond = sync.NewCond(&m.mu)
	return m
}

func (m *Mailbox) Post() {
	m.count.Add(1)
	m.cond.Signal() // want: lost-wakeup
}

func (m *Mailbox) Fetch() {
	if m.count.Load() == 0 {
		m.mu.Lock()
		m.cond.Wait() // want: lost-wakeup
		m.mu.Unlock()
	}
	m.count.Add(-1)
	m.read++
}

func TestFetch(t *testing.T) {
	m := New()
	go m.Post()
	m.Fetch()
	if m.read != 1 {
		t.Errorf("read %d", m.read)
	}
}
