// entry: TestGoAway

// Package stream closes itself from its own reader goroutine, and Close waits for that goroutine.
package stream

import (
	"errors"
	"io"
	"testing"
)

type frame struct {
	kind string
	data []byte
}

type Stream struct {
	frames []frame
	pos    int
	done   chan struct{}
	closed bool
	errs   []error
}

func (s *Stream) next() (frame, error) {
	if s.pos == len(s.frames) {
		return frame{}, io.EOF
	}
	s.pos++
	return s.frames[s.pos-1], nil
}

func (s *Stream) read() {
	defer close(s.done)
	for {
		f, err := s.next()
		if errors.Is(err, io.EOF) {
			return
		}
		if f.kind == "goaway" {
			s.Close()
			return
		}
	}
}

func (s *Stream) shut() {
	s.closed = true
}

// Close ends the stream and waits for its reader.
func (s *Stream) Close() {
	s.shut()
	<-s.done // want: deadlock
}

func Open(frames ...frame) *Stream {
	s := &Stream{frames: frames, done: make(chan struct{})}
	go s.read()
	return s
}

func TestGoAway(t *testing.T) {
	s := Open(frame{"data", []byte("x")}, frame{"goaway", nil})
	<-s.done // want: deadlock
	if !s.closed {
		t.Error("not closed")
	}
}
