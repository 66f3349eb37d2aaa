// Package semaphore is a semaphore whose tokens are taken several at a time, first come first served.
package semaphore

import "context"

// contents is a word that only natives read: a list of waiters.
type contents any

// A Weighted has size tokens. Its cells are read and written by operations only:
//
//	+0 size
//	+1 held     tokens given out
//	+2 waiters  in the order in which they came
type Weighted struct {
	size    int64
	held    int64
	waiters contents
}

// A waiter, cell by cell:
//
//	+0 n      tokens it waits for
//	+1 ready  closed when it has got them
type waiter struct {
	n     int64
	ready chan struct{}
}

func NewWeighted(n int64) *Weighted {
	if n < 0 {
		panic("semaphore: size < 0")
	}
	return &Weighted{size: n}
}

const (
	taken      = 0
	queued     = 1
	impossible = 2
)

// take takes n tokens if they are free and nobody waits.
//
//raceweave:operation
func (s *Weighted) take(n int64) bool

// enter takes w's tokens or puts w into the queue, unless there will never be so many.
//
//raceweave:operation
func (s *Weighted) enter(w *waiter, n int64) (how int)

// leave takes w out of the queue; if it has its tokens already, it says so. Others may get theirs.
//
//raceweave:operation
func (s *Weighted) leave(w *waiter) (isServed bool, served contents)

// give gives tokens back to those who wait.
//
//raceweave:operation
func (s *Weighted) give(n int64) (served contents, ok bool)

func countOf(served contents) int
func readyAt(served contents, i int) chan struct{}

func wake(served contents) {
	n := countOf(served)
	for i := 0; i < n; i++ {
		close(readyAt(served, i))
	}
}

func mustBeWeight(n int64) {
	if n < 0 {
		panic("semaphore: n < 0")
	}
}

// Acquire waits for n tokens; if ctx is done before, or already, it returns ctx.Err and takes none.
func (s *Weighted) Acquire(ctx context.Context, n int64) error {
	mustBeWeight(n)
	done := ctx.Done()
	if done != nil {
		select {
		case <-done:
			return ctx.Err()
		default:
		}
	}
	if s.take(n) {
		return nil
	}
	w := &waiter{n, make(chan struct{})}
	switch s.enter(w, n) {
	case taken:
		return nil
	case impossible:
		<-done
		return ctx.Err()
	}
	select {
	case <-done:
		isServed, served := s.leave(w)
		wake(served)
		if isServed {
			// It came at the same moment; the context wins.
			s.Release(n)
		}
		return ctx.Err()
	case <-w.ready:
	}
	if done == nil {
		return nil
	}
	select {
	case <-done:
		s.Release(n)
		return ctx.Err()
	default:
		return nil
	}
}

// TryAcquire takes n tokens if they are free and nobody waits.
func (s *Weighted) TryAcquire(n int64) bool {
	mustBeWeight(n)
	return s.take(n)
}

// Release gives n tokens back.
func (s *Weighted) Release(n int64) {
	mustBeWeight(n)
	served, ok := s.give(n)
	if !ok {
		panic("semaphore: released more than held")
	}
	wake(served)
}
