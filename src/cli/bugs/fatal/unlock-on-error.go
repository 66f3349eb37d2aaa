// entry: TestReserve

// Package quota unlocks in its error path and again by defer.
package quota

import (
	"errors"
	"sync"
	"testing"
)

var ErrExceeded = errors.New("quota exceeded")

type Quota struct {
	mu    sync.Mutex
	used  int
	limit int
}

func (q *Quota) Reserve(n int) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.used+n > q.limit {
		q.mu.Unlock()
		return ErrExceeded // want: fatal
	}
	q.used += n
	return nil
}

func TestReserve(t *testing.T) {
	q := &Quota{limit: 3}
	results := make(chan error, 2)
	for range 2 {
		go func() { results <- q.Reserve(2) }()
	}
	failed := 0
	for range 2 {
		if err := <-results; err != nil {
			failed++
		}
	}
	if failed != 1 {
		t.Errorf("%d reservations failed, want 1", failed)
	}
}
