// entry: TestFirst
// also: data-race panic torn-snapshot torn-value

// Package connpool hands the pool out before its connections are dialled.
package connpool

import (
	"testing"
)

type Conn struct{ id int }

type Pool struct {
	size  int
	conns []*Conn
	ready chan struct{}
}

func Open(size int) *Pool {
	p := &Pool{size: size, ready: make(chan struct{})}
	go p.dial()
	return p
}

func (p *Pool) dial() {
	conns := make([]*Conn, 0, p.size)
	for id := range p.size {
		conns = append(conns, &Conn{id: id})
	}
	p.conns = conns // want: init-order
	close(p.ready)
}

// First returns the first connection.
func (p *Pool) First() *Conn {
	return p.conns[0] // want: init-order
}

func TestFirst(t *testing.T) {
	p := Open(2)
	if c := p.First(); c.id != 0 {
		t.Errorf("first connection is %d", c.id)
	}
	<-p.ready
}
