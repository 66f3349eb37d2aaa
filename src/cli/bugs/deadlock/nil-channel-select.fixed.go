// entry: TestFirst

// Package notify forgets to make a channel: a receive from nil waits for ever.
package notify

import (
	"testing"
)

type Note struct{ Text string }

type Center struct {
	notes chan Note
	quit  chan struct{}
	ready chan struct{}
}

type Option func(*Center)

func WithQuit() Option {
	return func(c *Center) { c.quit = make(chan struct{}) }
}

func New(options ...Option) *Center {
	c := &Center{notes: make(chan Note, 1)}
	for _, option := range options {
		option(c)
	}
	c.ready = make(chan struct{})
	go c.start()
	return c
}

func (c *Center) start() {
	c.notes <- Note{"hello"}
	if c.ready != nil {
		close(c.ready)
	}
}

func (c *Center) First() Note {
	<-c.ready
	return <-c.notes
}

func TestFirst(t *testing.T) {
	if n := New(WithQuit()).First(); n.Text != "hello" {
		t.Errorf("got %v", n)
	}
	if n := New().First(); n.Text != "hello" {
		t.Errorf("got %v", n)
	}
}
