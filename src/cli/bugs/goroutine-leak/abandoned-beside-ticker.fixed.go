// entry: TestLookupTimesOut

// Package resolver asks a slow upstream.
package resolver

import (
	"errors"
	"sync"
	"testing"
	"time"
)

var errTimeout = errors.New("lookup timed out")

type stats struct {
	mu      sync.Mutex
	seconds int
}

func (s *stats) tick() {
	for range time.Tick(time.Second) {
		s.mu.Lock()
		s.seconds++
		s.mu.Unlock()
	}
}

type Resolver struct {
	stats    *stats
	upstream func(host string) string
}

func New(upstream func(string) string) *Resolver {
	r := &Resolver{stats: &stats{}, upstream: upstream}
	go r.stats.tick()
	return r
}

func (r *Resolver) Lookup(host string, limit time.Duration) (string, error) {
	answer := make(chan string, 1)
	go func() {
		answer <- r.upstream(host)
	}()
	select {
	case ip := <-answer:
		return ip, nil
	case <-time.After(limit):
		return "", errTimeout
	}
}

func TestLookupTimesOut(t *testing.T) {
	r := New(func(host string) string {
		time.Sleep(20 * time.Millisecond)
		return "10.0.0.1"
	})
	if _, err := r.Lookup("db", 5*time.Millisecond); !errors.Is(err, errTimeout) {
		t.Fatal(err)
	}
}
