// entry: TestEach

// Package notify passes a method value to many goroutines; all of them are bound to one receiver.
package notify

import (
	"sync"
	"sync/atomic"
	"testing"
)

type Sender struct {
	channel string
	sent    atomic.Int64
}

func (s *Sender) Send(to string) bool {
	if to == "" {
		return false
	}
	s.sent.Add(1)
	return true
}

func each(names []string, fn func(string) bool) int {
	var wg sync.WaitGroup
	var mu sync.Mutex
	ok := 0
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if fn(name) {
				mu.Lock()
				ok++
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	return ok
}

func TestEach(t *testing.T) {
	s := &Sender{channel: "mail"}
	send := s.Send
	if n := each([]string{"ann", "ben", ""}, send); n != 2 {
		t.Errorf("%d sent, want 2", n)
	}
}
