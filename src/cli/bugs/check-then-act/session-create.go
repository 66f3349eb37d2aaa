// A session store that creates a session at the first visit.
package main

import (
	"fmt"
	"sync"
)

type Session struct {
	User string
	Hits int
}

type Store struct {
	mu       sync.Mutex
	sessions map[string]*Session
	created  int
}

func NewStore() *Store {
	return &Store{sessions: make(map[string]*Session)}
}

func (s *Store) lookup(user string) (*Session, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	session, ok := s.sessions[user] // want: check-then-act
	return session, ok
}

func (s *Store) insert(user string) *Session {
	s.mu.Lock()
	defer s.mu.Unlock()
	session := &Session{User: user}
	s.sessions[user] = session // want: check-then-act
	s.created++
	return session
}

// Session returns the user's session, a new one if there is none.
func (s *Store) Session(user string) *Session {
	if session, ok := s.lookup(user); ok {
		return session
	}
	return s.insert(user)
}

func main() {
	store := NewStore()
	got := make([]*Session, 2)
	var wg sync.WaitGroup
	for i := range got {
		wg.Add(1)
		go func() {
			defer wg.Done()
			got[i] = store.Session("mei")
		}()
	}
	wg.Wait()
	fmt.Println("created:", store.created, "same:", got[0] == got[1])
}
