// entry: TestStop
// also: deadlock goroutine-leak

// Package drain stops its workers with Signal where it should be Broadcast: one of them sleeps on.
package drain

import (
	"sync"
	"testing"
)

type Queue struct {
	mu      sync.Mutex
	ready   *sync.Cond
	items   []string
	stopped bool
	handled []string
}

func New() *Queue {
	q := &Queue{}
	q.ready = sync.NewCond(&q.mu)
	return q
}

func (q *Queue) work(wg *sync.WaitGroup) {
	defer wg.Done()
	q.mu.Lock()
	defer q.mu.Unlock()
	for {
		for len(q.items) == 0 && !q.stopped {
			q.ready.Wait() // want: lost-wakeup
		}
		if len(q.items) == 0 {
			return
		}
		q.handled = append(q.handled, q.items[0])
		q.items = q.items[1:]
	}
}

func (q *Queue) Add(item string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.items = append(q.items, item)
	q.ready.Signal()
}

func (q *Queue) Stop() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.stopped = true
	q.ready.Signal()
}

func TestStop(t *testing.T) {
	q := New()
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go q.work(&wg)
	}
	q.Add("report")
	q.Stop()
	wg.Wait()
	if len(q.handled) != 1 {
		t.Errorf("handled %v", q.handled)
	}
}
