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

// Session returns the user's session, a new one if there is none.
func (s *Store) Session(user string) *Session {
	s.mu.Lock()
	defer s.mu.Unlock()
	session, ok := s.sessions[user]
	if !ok {
		session = &Session{User: user}
		s.sessions[user] = session
		s.created++
	}
	return session
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
