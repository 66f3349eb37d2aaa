// entry: TestRetry
// also: deadlock

// Package workqueue keeps keys that wait for processing, without duplicates. A key that was added again while it was processed is
// requeued by Done, through the method that takes the lock.
package workqueue

import (
	"errors"
	"fmt"
	"sync"
	"testing"
)

type set map[string]struct{}

func (s set) has(key string) bool { _, ok := s[key]; return ok }
func (s set) insert(key string)   { s[key] = struct{}{} }
func (s set) remove(key string)   { delete(s, key) }

type Metrics interface {
	Inc(name string)
}

type counter map[string]int

func (c counter) Inc(name string) { c[name]++ }

type Queue struct {
	mu         sync.Mutex
	ready      *sync.Cond
	order      []string
	dirty      set
	processing set
	closed     bool
	metrics    Metrics
}

func New(m Metrics) *Queue {
	q := &Queue{dirty: set{}, processing: set{}, metrics: m}
	q.ready = sync.NewCond(&q.mu)
	return q
}

// Add marks a key; one that is being processed comes back to the queue when that is done.
func (q *Queue) Add(key string) {
	q.mu.Lock() // want: double-lock
	defer q.mu.Unlock()
	if q.closed || q.dirty.has(key) {
		return
	}
	q.metrics.Inc("adds")
	q.dirty.insert(key)
	if q.processing.has(key) {
		return
	}
	q.order = append(q.order, key)
	q.ready.Signal()
}

// Get waits for a key; false when the queue is closed and empty.
func (q *Queue) Get() (string, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.order) == 0 && !q.closed {
		q.ready.Wait()
	}
	if len(q.order) == 0 {
		return "", false
	}
	key := q.order[0]
	q.order = q.order[1:]
	q.processing.insert(key)
	q.dirty.remove(key)
	return key, true
}

// Done says that a key was processed.
func (q *Queue) Done(key string) {
	q.mu.Lock() // want: double-lock
	defer q.mu.Unlock()
	q.processing.remove(key)
	if q.dirty.has(key) {
		q.dirty.remove(key)
		q.Add(key)
	}
}

func (q *Queue) Close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.ready.Broadcast()
}

var errConflict = errors.New("conflict")

type reconciler struct {
	queue *Queue
	tries map[string]int
}

func (r *reconciler) reconcile(key string) error {
	r.tries[key]++
	if r.tries[key] == 1 {
		return fmt.Errorf("%s: %w", key, errConflict)
	}
	return nil
}

func (r *reconciler) run(wg *sync.WaitGroup) {
	defer wg.Done()
	for {
		key, ok := r.queue.Get()
		if !ok {
			return
		}
		err := r.reconcile(key)
		if err != nil {
			r.queue.Add(key)
		}
		r.queue.Done(key)
		if err == nil {
			r.queue.Close()
		}
	}
}

func TestRetry(t *testing.T) {
	m := counter{}
	q := New(m)
	r := &reconciler{queue: q, tries: map[string]int{}}
	var wg sync.WaitGroup
	wg.Add(1)
	go r.run(&wg)
	q.Add("node/7")
	wg.Wait()
	if r.tries["node/7"] != 2 || m["adds"] != 3 {
		t.Errorf("tries %v, metrics %v", r.tries, m)
	}
}
