// entry: TestJanitor

// Package janitor drops what has expired; the test does not wait for its goroutine.
package janitor

import (
	"sync"
	"testing"
	"time"
)

type logf func(format string, args ...any)

type Janitor struct {
	mu    sync.Mutex
	items map[string]time.Time
	log   logf
	kick  chan struct{}
	done  chan struct{}
}

func (j *Janitor) sweep(now time.Time) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for k, exp := range j.items {
		if now.After(exp) {
			j.log("expired %s", k)
			delete(j.items, k)
		}
	}
}

func (j *Janitor) run() {
	defer close(j.done)
	for range j.kick {
		j.sweep(time.Now().Add(time.Hour))
	}
}

func TestJanitor(t *testing.T) {
	j := &Janitor{
		items: map[string]time.Time{"a": time.Now()},
		log:   t.Logf,
		kick:  make(chan struct{}, 1),
		done:  make(chan struct{}),
	}
	go j.run()
	j.kick <- struct{}{}
	close(j.kick)
	<-j.done
}
