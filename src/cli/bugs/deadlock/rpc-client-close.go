// entry: TestCloseWhileWaiting
// also: goroutine-leak

// Package rpc matches replies to calls by number. Close fails the calls that are pending, with the lock held, by sending to their
// unbuffered channels; a call that timed out does not receive any more and wants the lock.
package rpc

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"
)

var (
	ErrClosed  = errors.New("rpc: client is closed")
	ErrTimeout = errors.New("rpc: timeout")
)

type Reply struct {
	ID   uint64
	Body string
	Err  error
}

type Transport interface {
	Write(id uint64, method string) error
}

type deafTransport struct {
	mu    sync.Mutex
	calls []string
}

func (d *deafTransport) Write(id uint64, method string) error {
	if method == "" {
		return errors.New("rpc: no method")
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.calls = append(d.calls, fmt.Sprintf("%d %s", id, method))
	return nil
}

type Client struct {
	transport Transport

	mu      sync.Mutex
	seq     uint64
	pending map[uint64]chan Reply
	closed  bool
}

func NewClient(t Transport) *Client {
	return &Client{transport: t, pending: make(map[uint64]chan Reply)}
}

func (c *Client) register() (uint64, chan Reply, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return 0, nil, ErrClosed
	}
	c.seq++
	reply := make(chan Reply)
	c.pending[c.seq] = reply
	return c.seq, reply, nil
}

func (c *Client) forget(id uint64) {
	c.mu.Lock() // want: deadlock
	defer c.mu.Unlock()
	delete(c.pending, id)
}

// Call sends a request and waits for its reply.
func (c *Client) Call(ctx context.Context, method string) (string, error) {
	id, reply, err := c.register()
	if err != nil {
		return "", err
	}
	if err := c.transport.Write(id, method); err != nil {
		c.forget(id)
		return "", err
	}
	select {
	case r := <-reply:
		return r.Body, r.Err
	case <-ctx.Done():
		c.forget(id)
		return "", fmt.Errorf("%s: %w", method, ErrTimeout)
	}
}

// Close fails all calls that wait for a reply.
func (c *Client) Close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return
	}
	c.closed = true
	for id, reply := range c.pending {
		reply <- Reply{ID: id, Err: ErrClosed} // want: deadlock
		delete(c.pending, id)
	}
}

func TestCloseWhileWaiting(t *testing.T) {
	c := NewClient(&deafTransport{})
	result := make(chan error, 1)
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Millisecond)
		defer cancel()
		_, err := c.Call(ctx, "Status")
		result <- err
	}()
	time.Sleep(2 * time.Millisecond)
	c.Close()
	if err := <-result; !errors.Is(err, ErrTimeout) && !errors.Is(err, ErrClosed) {
		t.Errorf("err = %v", err)
	}
	if _, err := c.Call(context.Background(), "Late"); !errors.Is(err, ErrClosed) {
		t.Errorf("err = %v", err)
	}
}
