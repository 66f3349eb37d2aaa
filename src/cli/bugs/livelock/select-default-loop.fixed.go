// entry: TestDrain

// Package drain empties its input with a select that has a default case, until a flag that is set by whoever closes the input. The
// writer failed before it came to that.
package drain

import (
	"errors"
	"sync/atomic"
	"testing"
)

type Sink struct {
	in     chan string
	closed atomic.Bool
	lines  []string
}

func NewSink() *Sink { return &Sink{in: make(chan string, 4)} }

func (s *Sink) Write(line string) error {
	if line == "" {
		return errors.New("empty line")
	}
	s.in <- line
	return nil
}

func (s *Sink) Close() { s.closed.Store(true) }

// Drain collects lines until the sink is closed.
func (s *Sink) Drain() []string {
	for {
		select {
		case line := <-s.in:
			s.lines = append(s.lines, line)
		default:
			if s.closed.Load() {
				return s.lines
			}
		}
	}
}

func copyAll(s *Sink, lines ...string) error {
	defer s.Close()
	for _, line := range lines {
		if err := s.Write(line); err != nil {
			return err
		}
	}
	return nil
}

func TestDrain(t *testing.T) {
	s := NewSink()
	failed := make(chan error, 1)
	go func() { failed <- copyAll(s, "a", "", "b") }()
	s.Drain()
	if err := <-failed; err == nil {
		t.Error("an empty line was written")
	}
}
