// also: data-race panic

// A session whose user changes with a login; the greeting reads an interface of two words.
package main

import (
	"fmt"
	"sync"
)

type User interface {
	Name() string
}

type guest struct{}

func (guest) Name() string { return "guest" }

type member struct {
	name  string
	level int
}

func (m member) Name() string { return m.name }

type Session struct {
	user User
}

func (s *Session) Login(u User) {
	s.user = u // want: torn-value
}

func (s *Session) Greeting() string {
	if m, ok := s.user.(member); ok {
		return "welcome back, " + m.name
	}
	return "hello, " + s.user.Name()
}

func main() {
	s := &Session{user: guest{}}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		s.Login(member{"iris", 3})
	}()
	greeting := s.Greeting()
	wg.Wait()
	fmt.Println(len(greeting) > 0)
}
