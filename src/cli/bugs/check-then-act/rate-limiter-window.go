// entry: TestAllow
// also: atomicity-violation lost-update

// Package ratelimit counts requests per client and second in a sync.Map of atomics. Whether the window is over is one step and starting a
// new one is another.
package ratelimit

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
)

var ErrLimited = errors.New("too many requests")

type Clock interface {
	Second() int64
}

type fixedClock int64

func (c fixedClock) Second() int64 { return int64(c) }

type window struct {
	second atomic.Int64
	count  atomic.Int64
}

type Limiter struct {
	clock   Clock
	limit   int64
	windows sync.Map
	denied  atomic.Int64
}

func New(limit int64, clock Clock) *Limiter {
	return &Limiter{clock: clock, limit: limit}
}

func (l *Limiter) window(client string) *window {
	w, _ := l.windows.LoadOrStore(client, &window{})
	return w.(*window)
}

func (w *window) roll(now int64) {
	if w.second.Load() != now { // want: check-then-act
		w.count.Store(0)
		w.second.Store(now) // want: check-then-act
	}
}

func (l *Limiter) Allow(client string) error {
	w := l.window(client)
	w.roll(l.clock.Second())
	if w.count.Add(1) > l.limit {
		l.denied.Add(1)
		return fmt.Errorf("%s: %w", client, ErrLimited)
	}
	return nil
}

type Request struct {
	Client string
	Path   string
}

type Middleware func(next func(Request) error) func(Request) error

func (l *Limiter) Middleware() Middleware {
	return func(next func(Request) error) func(Request) error {
		return func(r Request) error {
			if err := l.Allow(r.Client); err != nil {
				return err
			}
			return next(r)
		}
	}
}

func TestAllow(t *testing.T) {
	l := New(1, fixedClock(100))
	var served atomic.Int64
	handle := l.Middleware()(func(Request) error {
		served.Add(1)
		return nil
	})
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := handle(Request{"10.1.1.1", "/"}); err != nil && !errors.Is(err, ErrLimited) {
				t.Error(err)
			}
		}()
	}
	wg.Wait()
	if n := served.Load(); n != 1 {
		t.Errorf("served %d, denied %d", n, l.denied.Load())
	}
}
