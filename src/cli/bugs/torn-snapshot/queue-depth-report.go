// entry: TestReport
// also: atomicity-violation

// Package stats reports what is queued and what is running, each under its lock, while a job moves from one to the other.
package stats

import (
	"fmt"
	"sync"
	"testing"
)

type list struct {
	mu   sync.Mutex
	jobs []string
}

func (l *list) add(job string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.jobs = append(l.jobs, job)
}

func (l *list) take() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	job := l.jobs[0]
	l.jobs = l.jobs[1:]
	return job
}

func (l *list) len() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.jobs) // want: torn-snapshot
}

type Board struct {
	queued  list
	running list
}

func (b *Board) start() {
	b.running.add(b.queued.take())
}

func (b *Board) Report() (int, string) {
	queued, running := b.queued.len(), b.running.len()
	return queued + running, fmt.Sprintf("%d queued, %d running", queued, running)
}

func TestReport(t *testing.T) {
	b := &Board{}
	b.queued.add("index")
	b.queued.add("vacuum")
	done := make(chan struct{})
	go func() {
		defer close(done)
		b.start()
	}()
	if n, text := b.Report(); n != 2 {
		t.Errorf("%s: a job is gone or counted twice", text)
	}
	<-done
}
