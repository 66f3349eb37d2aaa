// entry: TestRunAll

// Package scheduler runs jobs in a fixed number of workers. Results go through one channel that is read only after
// everything was submitted: with more jobs than room, submitter and workers wait for each other.
package scheduler

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
)

type State int

const (
	Pending State = iota
	Running
	Done
	Failed
)

func (s State) String() string {
	switch s {
	case Pending:
		return "pending"
	case Running:
		return "running"
	case Done:
		return "done"
	case Failed:
		return "failed"
	}
	return fmt.Sprintf("State(%d)", int(s))
}

type Job interface {
	ID() string
	Run(ctx context.Context) error
}

type funcJob struct {
	id string
	fn func() error
}

func (j funcJob) ID() string { return j.id }

func (j funcJob) Run(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return j.fn()
}

type Result struct {
	ID    string
	State State
	Err   error
}

type Scheduler struct {
	ctx     context.Context
	cancel  context.CancelFunc
	jobs    chan Job
	results chan Result
	wg      sync.WaitGroup

	mu     sync.Mutex
	states map[string]State
}

func New(workers int) *Scheduler {
	ctx, cancel := context.WithCancel(context.Background())
	s := &Scheduler{
		ctx:     ctx,
		cancel:  cancel,
		jobs:    make(chan Job),
		results: make(chan Result),
		states:  make(map[string]State),
	}
	for i := 0; i < workers; i++ {
		s.wg.Add(1)
		go s.worker()
	}
	return s
}

func (s *Scheduler) setState(id string, state State) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.states[id] = state
}

func (s *Scheduler) worker() {
	defer s.wg.Done()
	for job := range s.jobs {
		s.setState(job.ID(), Running)
		err := job.Run(s.ctx)
		result := Result{ID: job.ID(), State: Done, Err: err}
		if err != nil {
			result.State = Failed
		}
		s.setState(job.ID(), result.State)
		s.results <- result
	}
}

// RunAll runs all jobs and returns their results.
func (s *Scheduler) RunAll(jobs []Job) []Result {
	go func() {
		for _, job := range jobs {
			s.setState(job.ID(), Pending)
			s.jobs <- job
		}
		close(s.jobs)
	}()
	results := make([]Result, 0, len(jobs))
	for range jobs {
		results = append(results, <-s.results)
	}
	s.wg.Wait()
	s.cancel()
	return results
}

func TestRunAll(t *testing.T) {
	errDisk := errors.New("disk full")
	jobs := []Job{
		funcJob{"backup", func() error { return nil }},
		funcJob{"vacuum", func() error { return errDisk }},
		funcJob{"report", func() error { return nil }},
	}
	s := New(1)
	failed := 0
	for _, r := range s.RunAll(jobs) {
		if r.State == Failed {
			failed++
			if !errors.Is(r.Err, errDisk) {
				t.Errorf("%s: %v", r.ID, r.Err)
			}
		}
	}
	if failed != 1 {
		t.Errorf("%d jobs failed, want 1", failed)
	}
}
