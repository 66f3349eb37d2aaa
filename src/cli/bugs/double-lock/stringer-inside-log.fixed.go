// entry: TestAdvance

// Package job logs itself with its lock held, and its String method takes the lock as well.
package job

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

type Logger struct {
	b strings.Builder
}

func (l *Logger) Printf(format string, args ...any) {
	fmt.Fprintf(&l.b, format+"\n", args...)
}

type Job struct {
	sync.Mutex
	name    string
	percent int
	log     *Logger
}

func (j *Job) String() string {
	j.Lock()
	defer j.Unlock()
	return fmt.Sprintf("%s at %d%%", j.name, j.percent)
}

func (j *Job) Advance(by int) {
	j.Lock()
	j.percent += by
	finished := j.percent >= 100
	j.Unlock()
	if finished {
		j.log.Printf("finished: %v", j)
	}
}

func TestAdvance(t *testing.T) {
	log := &Logger{}
	j := &Job{name: "index", log: log}
	j.Advance(60)
	j.Advance(40)
	if got := log.b.String(); got != "finished: index at 100%\n" {
		t.Errorf("logged %q", got)
	}
}
