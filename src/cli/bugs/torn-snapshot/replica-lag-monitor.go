// entry: TestLag

// Package replica watches how far a replica is behind. Position and time of the last write are two atomics, and the
// monitor computes the lag from a mixture of two states.
package replica

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

var ErrBehind = errors.New("replica is behind")

type Entry struct {
	Position int64
	At       time.Duration
	Payload  string
}

type Applier interface {
	Apply(e Entry) error
}

type ApplierFunc func(e Entry) error

func (f ApplierFunc) Apply(e Entry) error { return f(e) }

type status struct {
	position atomic.Int64
	at       atomic.Int64
}

func (s *status) set(position int64, at time.Duration) {
	s.position.Store(position)
	s.at.Store(int64(at))
}

func (s *status) get() (int64, time.Duration) {
	position := s.position.Load() // want: torn-snapshot
	at := s.at.Load()             // want: torn-snapshot
	return position, time.Duration(at)
}

type Replica struct {
	name    string
	applier Applier
	status  status
	stream  chan Entry
	done    sync.WaitGroup
}

func Follow(name string, applier Applier) *Replica {
	r := &Replica{name: name, applier: applier, stream: make(chan Entry, 4)}
	r.status.set(0, 0)
	r.done.Add(1)
	go r.run()
	return r
}

func (r *Replica) run() {
	defer r.done.Done()
	for e := range r.stream {
		if err := r.applier.Apply(e); err != nil {
			continue
		}
		r.status.set(e.Position, e.At)
	}
}

func (r *Replica) Write(e Entry) { r.stream <- e }

func (r *Replica) Close() {
	close(r.stream)
	r.done.Wait()
}

// Check compares with what the leader has; every position has a time of its own.
func (r *Replica) Check(times map[int64]time.Duration, limit time.Duration, now time.Duration) error {
	position, at := r.status.get()
	if times[position] != at {
		return fmt.Errorf("%s: position %d was not written at %v", r.name, position, at)
	}
	if lag := now - at; lag > limit {
		return fmt.Errorf("%s: %w by %v", r.name, ErrBehind, lag)
	}
	return nil
}

func TestLag(t *testing.T) {
	applied := 0
	r := Follow("eu-2", ApplierFunc(func(e Entry) error {
		if e.Payload == "" {
			return errors.New("empty entry")
		}
		applied++
		return nil
	}))
	times := map[int64]time.Duration{0: 0, 7: 3 * time.Second}
	r.Write(Entry{Position: 7, At: 3 * time.Second, Payload: "insert"})
	if err := r.Check(times, time.Minute, 4*time.Second); err != nil {
		t.Error(err)
	}
	r.Write(Entry{Position: 8})
	r.Close()
	if applied != 1 {
		t.Errorf("applied %d", applied)
	}
	if err := r.Check(times, time.Second, time.Minute); !errors.Is(err, ErrBehind) {
		t.Errorf("err = %v", err)
	}
}
