// entry: TestRelease

// Package lease lets a timer release a lock that its owner has already released.
package lease

import (
	"sync"
	"testing"
	"time"
)

type Lease struct {
	mu    sync.Mutex
	state sync.Mutex
	held  bool
	ttl   time.Duration
	timer *time.Timer
}

func (l *Lease) Acquire() {
	l.mu.Lock()
	l.state.Lock()
	defer l.state.Unlock()
	l.held = true
	l.timer = time.AfterFunc(l.ttl, l.release)
}

func (l *Lease) release() {
	l.state.Lock()
	defer l.state.Unlock()
	if !l.held {
		return
	}
	l.held = false
	l.mu.Unlock()
}

// Release gives the lease back early.
func (l *Lease) Release() {
	l.timer.Stop()
	l.release()
}

func TestRelease(t *testing.T) {
	l := &Lease{ttl: 2 * time.Millisecond}
	l.Acquire()
	l.Release()
	time.Sleep(10 * time.Millisecond)
	l.Acquire()
	l.Release()
}
