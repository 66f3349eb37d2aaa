// entry: TestFetch

// Package mailbox looks into the box before it takes the lock to wait: a letter in between is not noticed.
package mailbox

import (
	"sync"
	"testing"
)

type Mailbox struct {
	mu    sync.Mutex
	cond  *sync.Cond
	count int
	read  int
}

func New() *Mailbox {
	m := &Mailbox{}
	m.cond = sync.NewCond(&m.mu)
	return m
}

func (m *Mailbox) Post() {
	m.mu.Lock()
	m.count++
	m.mu.Unlock()
	m.cond.Signal()
}

func (m *Mailbox) Fetch() {
	m.mu.Lock()
	for m.count == 0 {
		m.cond.Wait()
	}
	m.count--
	m.mu.Unlock()
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
