// entry: TestEveryTaskOnce
// also: lost-update atomicity-violation check-then-act torn-snapshot data-race

// Package deque is a small work-stealing buffer. Thieves take the element at the top by a compare-and-swap on the index, which the
// owner sets back when the buffer is empty and fills again.
package deque

import (
	"sync"
	"sync/atomic"
	"testing"
)

type Task struct {
	ID   int64
	Runs atomic.Int32
}

type Deque struct {
	top    atomic.Int64
	bottom atomic.Int64
	slots  [4]atomic.Pointer[Task]
}

// Push adds a task; owner only.
func (d *Deque) Push(task *Task) {
	b := d.bottom.Load()
	d.slots[b].Store(task)
	d.bottom.Store(b + 1)
}

// Reset begins at the first slot again; owner only.
func (d *Deque) Reset() {
	d.bottom.Store(0)
	d.top.Store(0)
}

// Steal takes the oldest task.
func (d *Deque) Steal() *Task {
	top := d.top.Load() // want: aba
	if top >= d.bottom.Load() {
		return nil
	}
	task := d.slots[top].Load()
	if !d.top.CompareAndSwap(top, top+1) { // want: aba
		return nil
	}
	return task
}

func run(task *Task) {
	if task != nil {
		task.Runs.Add(1)
	}
}

func TestEveryTaskOnce(t *testing.T) {
	d := &Deque{}
	first, second := &Task{ID: 1}, &Task{ID: 2}
	d.Push(first)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		run(d.Steal())
	}()
	if stolen := d.Steal(); stolen != nil {
		run(stolen)
		d.Reset()
		d.Push(second)
	}
	wg.Wait()
	for _, task := range []*Task{first, second} {
		if n := task.Runs.Load(); n > 1 {
			t.Errorf("task %d ran %d times", task.ID, n)
		}
	}
}
