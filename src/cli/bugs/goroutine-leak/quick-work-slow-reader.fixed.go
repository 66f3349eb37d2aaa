// entry: TestPing

// Package ping measures a reply that normally comes at once; a slow machine lets the timeout win.
package ping

import (
	"errors"
	"testing"
	"time"
)

var ErrTimeout = errors.New("ping: timeout")

type Host interface {
	Echo(seq int) int
}

type loopback struct{ echoes int }

func (l *loopback) Echo(seq int) int { return seq }

func Ping(h Host, seq int, timeout time.Duration) error {
	reply := make(chan int, 1)
	go func() { reply <- h.Echo(seq) }()
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	select {
	case got := <-reply:
		if got != seq {
			return errors.New("ping: wrong reply")
		}
		return nil
	case <-timer.C:
		return ErrTimeout
	}
}

func TestPing(t *testing.T) {
	if err := Ping(&loopback{}, 7, 50*time.Millisecond); err != nil && !errors.Is(err, ErrTimeout) {
		t.Error(err)
	}
}
