// entry: TestStatus
// also: torn-value

// Package jobs runs jobs in the background and shows their status. The worker writes the status through the pointer that it
// got from the map, and only the map is under the lock.
package jobs

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"
)

type Phase string

const (
	Waiting Phase = "waiting"
	Working Phase = "working"
	Ready   Phase = "ready"
	Broken  Phase = "broken"
)

type Job struct {
	ID       int
	Name     string
	Phase    Phase
	Progress int
	Err      error
}

type Work func(report func(percent int)) error

var ErrUnknownJob = errors.New("unknown job")

type Runner struct {
	mu     sync.Mutex
	nextID int
	jobs   map[int]*Job
	wg     sync.WaitGroup
}

func NewRunner() *Runner { return &Runner{jobs: make(map[int]*Job)} }

func (r *Runner) Start(name string, work Work) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.nextID++
	job := &Job{ID: r.nextID, Name: name, Phase: Waiting}
	r.jobs[job.ID] = job
	r.wg.Add(1)
	go r.run(job, work)
	return job.ID
}

func (r *Runner) run(job *Job, work Work) {
	defer r.wg.Done()
	job.Phase = Working
	err := work(func(percent int) { job.Progress = percent }) // want: data-race
	if err != nil {
		job.Phase, job.Err = Broken, err
		return
	}
	job.Phase = Ready
}

// Status is a line for each job, in the order of their numbers.
func (r *Runner) Status() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	ids := make([]int, 0, len(r.jobs))
	for id := range r.jobs {
		ids = append(ids, id)
	}
	sort.Ints(ids)
	var b strings.Builder
	for _, id := range ids {
		job := r.jobs[id]
		fmt.Fprintf(&b, "%d %s %d%%\n", id, job.Name, job.Progress) // want: data-race
	}
	return b.String()
}

func (r *Runner) Result(id int) (Phase, error) {
	r.wg.Wait()
	r.mu.Lock()
	defer r.mu.Unlock()
	job, ok := r.jobs[id]
	if !ok {
		return "", ErrUnknownJob
	}
	return job.Phase, job.Err
}

func TestStatus(t *testing.T) {
	r := NewRunner()
	id := r.Start("export", func(report func(int)) error {
		report(50)
		time.Sleep(time.Millisecond)
		report(100)
		return nil
	})
	if status := r.Status(); !strings.HasPrefix(status, "1 export ") {
		t.Errorf("status %q", status)
	}
	if phase, err := r.Result(id); phase != Ready || err != nil {
		t.Errorf("phase %s, %v", phase, err)
	}
	if _, err := r.Result(9); !errors.Is(err, ErrUnknownJob) {
		t.Errorf("err = %v", err)
	}
}
