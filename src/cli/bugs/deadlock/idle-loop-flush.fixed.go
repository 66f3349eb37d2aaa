// entry: TestClient

// Package statsd collects figures; the loop asks itself for a flush.
package statsd

import (
	"bytes"
	"fmt"
	"sync"
	"testing"
	"time"
)

type Client struct {
	buf      bytes.Buffer
	mu       sync.Mutex
	flushReq chan chan struct{}
	closing  chan struct{}
	closed   chan struct{}
	sent     []string
}

func NewClient(every time.Duration) *Client {
	c := &Client{flushReq: make(chan chan struct{}), closing: make(chan struct{}), closed: make(chan struct{})}
	go c.loop(every)
	return c
}

func (c *Client) Count(name string, n int) {
	c.mu.Lock()
	fmt.Fprintf(&c.buf, "%s:%d|c\n", name, n)
	full := c.buf.Len() > 16
	c.mu.Unlock()
	if full {
		c.Flush()
	}
}

func (c *Client) Flush() {
	ack := make(chan struct{})
	c.flushReq <- ack
	<-ack
}

func (c *Client) send() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.buf.Len() > 0 {
		c.sent = append(c.sent, c.buf.String())
		c.buf.Reset()
	}
}

func (c *Client) loop(every time.Duration) {
	defer close(c.closed)
	t := time.NewTicker(every)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			c.send()
		case ack := <-c.flushReq:
			c.send()
			close(ack)
		case <-c.closing:
			c.send()
			return
		}
	}
}

func (c *Client) Close() {
	close(c.closing)
	<-c.closed
}

func TestClient(t *testing.T) {
	c := NewClient(10 * time.Millisecond)
	c.Count("a", 1)
	time.Sleep(15 * time.Millisecond)
	c.Close()
	if len(c.sent) == 0 {
		t.Error("nothing sent")
	}
}
