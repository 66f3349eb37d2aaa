// entry: TestSweep

// Package sessions sweeps its map in the background while users log in.
package sessions

import (
	"sync"
	"testing"
)

type Session struct {
	user    string
	expires int
}

type Store struct {
	mu       sync.Mutex
	sessions map[string]Session
	swept    int
}

func (s *Store) Login(user string, expires int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sessions[user] = Session{user, expires}
}

func (s *Store) sweep(now int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for user, session := range s.sessions {
		if session.expires <= now {
			delete(s.sessions, user)
			s.swept++
		}
	}
}

func TestSweep(t *testing.T) {
	s := &Store{sessions: map[string]Session{"ann": {"ann", 5}}}
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.sweep(10)
	}()
	s.Login("bob", 20)
	<-done
	if _, ok := s.sessions["bob"]; !ok {
		t.Error("bob is gone")
	}
}
