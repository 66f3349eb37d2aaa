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
	held  bool
	ttl   time.Duration
	timer *time.Timer
}

func (l *Lease) Acquire() {
	l.mu.Lock()
	l.timer = time.AfterFunc(l.ttl, l.release)
}

func (l *Lease) release() {
	l.mu.Unlock() // want: fatal
}

// Release gives the lease back early.
func (l *Lease) Release() {
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
