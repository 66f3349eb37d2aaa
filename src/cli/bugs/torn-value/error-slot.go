// entry: TestErr
// also: data-race panic

// Package firsterr keeps an error that a background task sets and the caller reads without waiting.
package firsterr

import (
	"fmt"
	"sync"
	"testing"
)

type timeoutError struct{ op string }

func (e timeoutError) Error() string { return e.op + ": timeout" }

type statusError struct{ code int }

func (e *statusError) Error() string { return fmt.Sprintf("status %d", e.code) }

type Task struct {
	err error
	wg  sync.WaitGroup
}

func (t *Task) set(err error) {
	t.err = err // want: torn-value
}

func (t *Task) Err() error {
	return t.err // want: torn-value
}

func (t *Task) Start(steps ...func() error) {
	t.wg.Add(1)
	go func() {
		defer t.wg.Done()
		for _, step := range steps {
			if err := step(); err != nil {
				t.set(err)
			}
		}
	}()
}

func TestErr(t *testing.T) {
	task := &Task{err: &statusError{503}}
	task.Start(func() error { return timeoutError{"dial"} })
	msg := task.Err().Error()
	if msg != "status 503" && msg != "dial: timeout" {
		t.Errorf("msg = %q", msg)
	}
	task.wg.Wait()
}
