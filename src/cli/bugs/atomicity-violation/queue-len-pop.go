// entry: TestDrain
// also: check-then-act panic deadlock goroutine-leak

// Package workq hands out jobs. Every method takes the lock, but drain needs two of them to hold together.
package workq

import (
	"sync"
	"testing"
)

type Job struct {
	ID int
}

type Queue struct {
	mu   sync.Mutex
	jobs []Job
}

func (q *Queue) Push(j Job) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.jobs = append(q.jobs, j)
}

func (q *Queue) Len() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.jobs) // want: atomicity-violation|check-then-act
}

// Pop takes the oldest job; the queue must not be empty.
func (q *Queue) Pop() Job {
	q.mu.Lock()
	defer q.mu.Unlock()
	j := q.jobs[0]
	q.jobs = q.jobs[1:] // want: atomicity-violation|check-then-act
	return j
}

type Worker struct {
	queue *Queue
	done  []int
}

func (w *Worker) Drain() {
	for w.queue.Len() > 0 {
		job := w.queue.Pop()
		w.done = append(w.done, job.ID)
	}
}

func TestDrain(t *testing.T) {
	q := &Queue{}
	for id := range 2 {
		q.Push(Job{ID: id})
	}
	workers := []*Worker{{queue: q}, {queue: q}}
	var wg sync.WaitGroup
	for _, w := range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			w.Drain()
		}()
	}
	wg.Wait()
	total := 0
	for _, w := range workers {
		total += len(w.done)
	}
	if total != 2 {
		t.Errorf("%d jobs done, want 2", total)
	}
}
