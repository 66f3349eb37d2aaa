// entry: TestErr
// also: torn-value

// Package future returns a result without waiting in one of its methods.
package future

import (
	"errors"
	"testing"
)

type Future[T any] struct {
	done  chan struct{}
	value T
	err   error
}

func Go[T any](fn func() (T, error)) *Future[T] {
	f := &Future[T]{done: make(chan struct{})}
	go func() {
		f.value, f.err = fn()
		close(f.done) // closing orders the result before whoever waits
	}()
	return f
}

func (f *Future[T]) Await() (T, error) {
	<-f.done
	return f.value, f.err
}

// Err returns the error once it is known, nil before.
func (f *Future[T]) Err() error {
	return f.err // want: data-race
}

var errQuery = errors.New("query failed")

func TestErr(t *testing.T) {
	f := Go(func() (int, error) { return 0, errQuery })
	if err := f.Err(); err != nil && !errors.Is(err, errQuery) {
		t.Errorf("err = %v", err)
	}
	if _, err := f.Await(); !errors.Is(err, errQuery) {
		t.Errorf("err = %v", err)
	}
}
