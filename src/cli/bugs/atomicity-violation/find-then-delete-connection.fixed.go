// entry: TestReopen

// Package limiter counts open connections of a client; closing the last one removes the client, and a new connection that
// was just looked up counts on a removed entry.
package limiter

import (
	"sync"
	"testing"
)

type client struct {
	mu   sync.Mutex
	open int
	gone bool
}

type Limiter struct {
	mu      sync.Mutex
	clients map[string]*client
}

func New() *Limiter { return &Limiter{clients: make(map[string]*client)} }

func (l *Limiter) Open(addr string) int {
	l.mu.Lock()
	c, ok := l.clients[addr]
	if !ok {
		c = &client{}
		l.clients[addr] = c
	}
	defer l.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.open++
	return c.open
}

func (l *Limiter) Close(addr string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	c, ok := l.clients[addr]
	if !ok {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.open--
	if c.open == 0 {
		c.gone = true
		delete(l.clients, addr)
	}
}

func (l *Limiter) Count(addr string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	if c, ok := l.clients[addr]; ok {
		return c.open
	}
	return 0
}

func TestReopen(t *testing.T) {
	l := New()
	l.Open("10.0.0.9")
	done := make(chan struct{})
	go func() {
		defer close(done)
		l.Close("10.0.0.9")
	}()
	l.Open("10.0.0.9")
	<-done
	if n := l.Count("10.0.0.9"); n != 1 {
		t.Errorf("%d connections counted, want 1", n)
	}
}
