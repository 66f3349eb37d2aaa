// entry: TestAdd

// Package audit returns early with its lock held; the background flusher waits for it for ever.
package audit

import (
	"errors"
	"testing"
)

var ErrTooLong = errors.New("audit: entry too long")

type Log struct {
	mu      chan struct{}
	entries []string
	flushed int
}

func New() *Log {
	l := &Log{mu: make(chan struct{}, 1)}
	return l
}

func (l *Log) lock()   { l.mu <- struct{}{} }
func (l *Log) unlock() { <-l.mu }

func (l *Log) Add(entry string) error {
	l.lock()
	defer l.unlock()
	if len(entry) > 8 {
		return ErrTooLong
	}
	l.entries = append(l.entries, entry)
	return nil
}

func (l *Log) flush() {
	l.lock()
	defer l.unlock()
	l.flushed += len(l.entries)
	l.entries = nil
}

func TestAdd(t *testing.T) {
	l := New()
	if err := l.Add("short"); err != nil {
		t.Fatal(err)
	}
	if err := l.Add("much too long"); !errors.Is(err, ErrTooLong) {
		t.Fatalf("err = %v", err)
	}
	go l.flush()
}
