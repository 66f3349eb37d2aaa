// entry: TestShutdown
// also: data-race

// Package queue closes its channel at shutdown while a producer may still be sending.
package queue

import (
	"sync"
	"testing"
)

type Job struct{ ID int }

type Queue struct {
	mu     sync.Mutex
	jobs   chan Job
	closed bool
}

func New(size int) *Queue {
	return &Queue{jobs: make(chan Job, size)}
}

func (q *Queue) isClosed() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.closed
}

// Submit queues a job; false when the queue is closed.
func (q *Queue) Submit(j Job) bool {
	if q.isClosed() {
		return false
	}
	q.jobs <- j // want: panic
	return true
}

func (q *Queue) Shutdown() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if !q.closed {
		q.closed = true
		close(q.jobs)
	}
}

func TestShutdown(t *testing.T) {
	q := New(4)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for id := range 2 {
			q.Submit(Job{ID: id})
		}
	}()
	q.Shutdown()
	wg.Wait()
	n := 0
	for range q.jobs {
		n++
	}
	if n > 2 {
		t.Errorf("%d jobs", n)
	}
}
