// entry: TestStop

// Package stopper tracks background work of a node. Work that is started while the node quiesces waits for a token that
// nobody will put back.
package stopper

import (
	"context"
	"errors"
	"sync"
	"testing"
)

var ErrQuiescing = errors.New("node is quiescing")

type Closer interface {
	Close()
}

type CloserFunc func()

func (f CloserFunc) Close() { f() }

type Stopper struct {
	tokens  chan struct{}
	quiesce chan struct{}

	mu struct {
		sync.Mutex
		quiescing bool
		closers   []Closer
	}
	finished int
}

func New(limit int) *Stopper {
	s := &Stopper{tokens: make(chan struct{}, limit), quiesce: make(chan struct{})}
	for i := 0; i < limit; i++ {
		s.tokens <- struct{}{}
	}
	return s
}

func (s *Stopper) AddCloser(c Closer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mu.closers = append(s.mu.closers, c)
}

// ShouldQuiesce is closed when the node goes down.
func (s *Stopper) ShouldQuiesce() <-chan struct{} { return s.quiesce }

func (s *Stopper) isQuiescing() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.mu.quiescing
}

func (s *Stopper) RunAsync(ctx context.Context, fn func(ctx context.Context)) error {
	if s.isQuiescing() {
		return ErrQuiescing
	}
	go func() {
		token := <-s.tokens // want: goroutine-leak
		defer func() { s.tokens <- token }()
		fn(ctx)
	}()
	return nil
}

// Stop takes all tokens out, so that nothing runs any more, and closes what was registered.
func (s *Stopper) Stop() {
	s.mu.Lock()
	s.mu.quiescing = true
	closers := s.mu.closers
	s.mu.Unlock()
	close(s.quiesce)
	for i := 0; i < cap(s.tokens); i++ {
		<-s.tokens
	}
	for i := len(closers) - 1; i >= 0; i-- {
		closers[i].Close()
	}
}

func TestStop(t *testing.T) {
	s := New(1)
	closed := false
	s.AddCloser(CloserFunc(func() { closed = true }))
	err := s.RunAsync(context.Background(), func(context.Context) { s.finished++ })
	if err != nil {
		t.Fatal(err)
	}
	s.Stop()
	if !closed {
		t.Error("closer was not called")
	}
	if err := s.RunAsync(context.Background(), nil); !errors.Is(err, ErrQuiescing) {
		t.Errorf("err = %v", err)
	}
}
