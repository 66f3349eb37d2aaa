// entry: TestRefusedOnce

// Package pool limits its connections by a channel; a failed dial keeps its slot.
package pool

import (
	"errors"
	"testing"
)

var errRefused = errors.New("connection refused")

type Dialer func(n int) (*Conn, error)

type Conn struct {
	id   int
	pool *Pool
}

func (c *Conn) Close() { <-c.pool.slots }

type Pool struct {
	slots  chan struct{}
	dial   Dialer
	dialed int
}

func New(size int, dial Dialer) *Pool {
	return &Pool{slots: make(chan struct{}, size), dial: dial}
}

// Get opens a connection when a slot is free.
func (p *Pool) Get() (*Conn, error) {
	p.slots <- struct{}{} // want: deadlock
	p.dialed++
	c, err := p.dial(p.dialed)
	if err != nil {
		return nil, err
	}
	c.pool = p
	return c, nil
}

func TestRefusedOnce(t *testing.T) {
	p := New(1, func(n int) (*Conn, error) {
		if n == 1 {
			return nil, errRefused
		}
		return &Conn{id: n}, nil
	})
	if _, err := p.Get(); !errors.Is(err, errRefused) {
		t.Fatalf("err = %v", err)
	}
	c, err := p.Get()
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
}
