// entry: TestSlowBackend

// Package gateway forwards requests to backends with a limit on the time, counts them, and retries once. The forwarding
// goroutine of an attempt that timed out still wants to hand over its response.
package gateway

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"
)

type Request struct {
	Method string
	Path   string
	Header map[string]string
}

type Response struct {
	Status int
	Body   string
}

type RoundTripper interface {
	RoundTrip(r *Request) (*Response, error)
}

type backend struct {
	name  string
	delay time.Duration
	calls atomic.Int32
}

func (b *backend) RoundTrip(r *Request) (*Response, error) {
	b.calls.Add(1)
	if b.delay > 0 {
		time.Sleep(b.delay)
	}
	if r.Method != "GET" {
		return nil, fmt.Errorf("%s: method %s not allowed", b.name, r.Method)
	}
	return &Response{Status: 200, Body: b.name + r.Path}, nil
}

var ErrNoBackend = errors.New("gateway: no backend answered")

type outcome struct {
	resp *Response
	err  error
}

type Gateway struct {
	backends []RoundTripper
	timeout  time.Duration
	failures atomic.Int32
}

func New(timeout time.Duration, backends ...RoundTripper) *Gateway {
	return &Gateway{backends: backends, timeout: timeout}
}

func (g *Gateway) attempt(ctx context.Context, b RoundTripper, r *Request) (*Response, error) {
	ctx, cancel := context.WithTimeout(ctx, g.timeout)
	defer cancel()
	result := make(chan outcome, 1)
	go func() {
		resp, err := b.RoundTrip(r)
		result <- outcome{resp, err}
	}()
	select {
	case o := <-result:
		return o.resp, o.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Do tries the backends in turn.
func (g *Gateway) Do(ctx context.Context, r *Request) (*Response, error) {
	for _, b := range g.backends {
		resp, err := g.attempt(ctx, b, r)
		switch {
		case err == nil:
			return resp, nil
		case errors.Is(err, context.DeadlineExceeded):
			g.failures.Add(1)
		default:
			return nil, err
		}
	}
	return nil, ErrNoBackend
}

func TestSlowBackend(t *testing.T) {
	slow := &backend{name: "slow", delay: 40 * time.Millisecond}
	fast := &backend{name: "fast"}
	g := New(10*time.Millisecond, slow, fast)
	resp, err := g.Do(context.Background(), &Request{Method: "GET", Path: "/status"})
	if err != nil {
		t.Fatal(err)
	}
	if resp.Body != "fast/status" {
		t.Errorf("body %q", resp.Body)
	}
	if n := g.failures.Load(); n != 1 {
		t.Errorf("%d failures, want 1", n)
	}
	if _, err := g.Do(context.Background(), &Request{Method: "PUT", Path: "/"}); err == nil {
		t.Error("PUT was let through")
	}
}
