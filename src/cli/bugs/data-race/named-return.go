// entry: TestDeadline
// also: check-then-act torn-value

// Package retry runs an operation with a deadline; a late attempt still writes the named result.
package retry

import (
	"errors"
	"testing"
	"time"
)

var (
	ErrDeadline  = errors.New("retry: deadline exceeded")
	errTemporary = errors.New("temporary")
)

type Policy struct {
	Attempts int
	Backoff  time.Duration
	Deadline time.Duration
}

type Operation func(attempt int) error

// Do runs op until it succeeds, the attempts are used up or the deadline has passed.
func (p Policy) Do(op Operation) (err error) {
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		for attempt := 0; attempt < p.Attempts; attempt++ {
			if err = op(attempt); err == nil { // want: data-race
				return
			}
			time.Sleep(p.Backoff)
		}
	}()
	timer := time.NewTimer(p.Deadline)
	defer timer.Stop()
	select {
	case <-finished:
		return err
	case <-timer.C:
		return ErrDeadline // want: data-race
	}
}

type flakyDisk struct {
	failures int
	delay    time.Duration
}

func (d *flakyDisk) write(attempt int) error {
	time.Sleep(d.delay)
	if attempt < d.failures {
		return errTemporary
	}
	return nil
}

func TestDeadline(t *testing.T) {
	disk := &flakyDisk{failures: 2, delay: 3 * time.Millisecond}
	p := Policy{Attempts: 3, Backoff: time.Millisecond, Deadline: 5 * time.Millisecond}
	if err := p.Do(disk.write); !errors.Is(err, ErrDeadline) {
		t.Errorf("err = %v, want %v", err, ErrDeadline)
	}
	time.Sleep(20 * time.Millisecond)
}
