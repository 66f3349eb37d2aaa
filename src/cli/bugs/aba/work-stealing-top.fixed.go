// entry: TestEveryTaskOnce

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
	mu    sync.Mutex
	tasks []*Task
}

// Push adds a task; owner only.
func (d *Deque) Push(task *Task) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.tasks = append(d.tasks, task)
}

// Reset drops what is left; owner only.
func (d *Deque) Reset() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.tasks = nil
}

// Steal takes the oldest task.
func (d *Deque) Steal() *Task {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.tasks) == 0 {
		return nil
	}
	task := d.tasks[0]
	d.tasks = d.tasks[1:]
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
