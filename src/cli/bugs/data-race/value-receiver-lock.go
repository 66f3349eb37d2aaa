// entry: TestTake
// also: lost-update check-then-act

// Package quota has a method with a value receiver: every call locks a copy of the mutex.
package quota

import (
	"sync"
	"testing"
)

type Usage map[string]*int

type Quota struct {
	mu    sync.Mutex
	limit int
	used  *int
}

func New(limit int) *Quota {
	return &Quota{limit: limit, used: new(int)}
}

func (q Quota) Take(n int) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if *q.used+n > q.limit { // want: data-race
		return false
	}
	*q.used += n // want: data-race
	return true
}

func (q *Quota) Used() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return *q.used
}

type tenant struct {
	name  string
	quota *Quota
}

func (t *tenant) upload(sizes ...int) (accepted int) {
	for _, size := range sizes {
		if t.quota.Take(size) {
			accepted++
		}
	}
	return accepted
}

func TestTake(t *testing.T) {
	q := New(100)
	tenants := []tenant{{"red", q}, {"blue", q}}
	var wg sync.WaitGroup
	for i := range tenants {
		wg.Add(1)
		go func() {
			defer wg.Done()
			tenants[i].upload(30)
		}()
	}
	wg.Wait()
	if used := q.Used(); used != 60 {
		t.Errorf("used = %d, want 60", used)
	}
}
