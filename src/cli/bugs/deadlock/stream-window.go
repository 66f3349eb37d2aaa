// entry: TestWindow
// also: goroutine-leak

// Package transport is a connection with flow control. The reader handles a window update by taking the stream's lock, while a
// writer that holds it waits for exactly that update.
package transport

import (
	"errors"
	"fmt"
	"sync"
	"testing"
)

type FrameType int

const (
	Data FrameType = iota
	WindowUpdate
	GoAway
)

type Frame struct {
	Type   FrameType
	Stream int
	Size   int
}

var ErrGoAway = errors.New("transport: connection is going away")

type quota struct {
	mu        sync.Mutex
	available int
	more      chan struct{}
}

func newQuota(n int) *quota { return &quota{available: n, more: make(chan struct{}, 1)} }

func (q *quota) add(n int) {
	q.mu.Lock()
	q.available += n
	q.mu.Unlock()
	select {
	case q.more <- struct{}{}:
	default:
	}
}

func (q *quota) take(n int) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.available < n {
		return false
	}
	q.available -= n
	return true
}

type Stream struct {
	id     int
	mu     sync.Mutex
	quota  *quota
	sent   []Frame
	closed bool
}

// Write sends size bytes as soon as the peer's window allows it.
func (s *Stream) Write(size int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for !s.quota.take(size) {
		<-s.quota.more // want: deadlock
	}
	if s.closed {
		return ErrGoAway
	}
	s.sent = append(s.sent, Frame{Data, s.id, size})
	return nil
}

func (s *Stream) update(n int) {
	s.mu.Lock() // want: deadlock
	defer s.mu.Unlock()
	if !s.closed {
		s.quota.add(n)
	}
}

type Conn struct {
	in      chan Frame
	streams map[int]*Stream
	done    chan struct{}
}

func Dial(streams ...*Stream) *Conn {
	c := &Conn{in: make(chan Frame, 4), streams: map[int]*Stream{}, done: make(chan struct{})}
	for _, s := range streams {
		c.streams[s.id] = s
	}
	go c.reader()
	return c
}

func (c *Conn) reader() {
	defer close(c.done)
	for f := range c.in {
		switch f.Type {
		case WindowUpdate:
			c.streams[f.Stream].update(f.Size)
		case GoAway:
			return
		default:
			panic(fmt.Sprintf("unexpected frame %v", f))
		}
	}
}

func TestWindow(t *testing.T) {
	s := &Stream{id: 1, quota: newQuota(10)}
	c := Dial(s)
	if err := s.Write(8); err != nil {
		t.Fatal(err)
	}
	c.in <- Frame{WindowUpdate, 1, 20}
	if err := s.Write(12); err != nil {
		t.Fatal(err)
	}
	c.in <- Frame{Type: GoAway}
	<-c.done
	if len(s.sent) != 2 {
		t.Errorf("sent %v", s.sent)
	}
}
