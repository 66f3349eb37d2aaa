// entry: TestStatus

// Package api sets up its client lazily in the background and uses it without asking whether it is there.
package api

import (
	"sync"
	"testing"
)

type Client struct {
	base  string
	calls int
}

func (c *Client) Call(path string) string {
	c.calls++
	return c.base + path
}

type Service struct {
	once   sync.Once
	ready  chan struct{}
	client *Client
}

func NewService() *Service {
	s := &Service{ready: make(chan struct{})}
	go s.connect("https://example.org")
	return s
}

func (s *Service) connect(base string) {
	s.once.Do(func() {
		s.client = &Client{base: base}
		close(s.ready)
	})
}

func (s *Service) Status() string {
	<-s.ready
	return s.client.Call("/status")
}

func TestStatus(t *testing.T) {
	s := NewService()
	if got := s.Status(); got != "https://example.org/status" {
		t.Errorf("got %q", got)
	}
}
