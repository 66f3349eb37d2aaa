// entry: TestAppend
// also: data-race lost-update map-fatal

// Package topics creates a topic at its first use; the read lock is given up before the write lock is taken.
package topics

import (
	"sync"
	"testing"
)

type Topic struct {
	name string
	mu   sync.Mutex
	msgs []string
}

func (t *Topic) append(msg string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.msgs = append(t.msgs, msg)
}

type Log struct {
	mu     sync.RWMutex
	topics map[string]*Topic
}

func (l *Log) topic(name string) *Topic {
	l.mu.RLock()
	t, ok := l.topics[name] // want: check-then-act
	l.mu.RUnlock()
	if ok {
		return t
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	t = &Topic{name: name}
	l.topics[name] = t // want: check-then-act
	return t
}

func (l *Log) Append(name, msg string) {
	l.topic(name).append(msg)
}

func (l *Log) Len(name string) int {
	t := l.topic(name)
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.msgs)
}

func TestAppend(t *testing.T) {
	l := &Log{topics: make(map[string]*Topic)}
	var wg sync.WaitGroup
	for _, msg := range []string{"one", "two"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			l.Append("audit", msg)
		}()
	}
	wg.Wait()
	if n := l.Len("audit"); n != 2 {
		t.Errorf("%d messages, want 2", n)
	}
}
