// want: check-then-act panic
package main

import (
	"fmt"
	"sync"
)

type Server struct {
	quit   chan struct{}
	mu     sync.Mutex
	closed bool
}

func (s *Server) Stop() {
	s.mu.Lock()
	c := s.closed
	s.mu.Unlock()
	if !c {
		s.mu.Lock()
		s.closed = true
		s.mu.Unlock()
		close(s.quit)
	}
}

func main() {
	s := &Server{quit: make(chan struct{})}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() { defer wg.Done(); s.Stop() }()
	}
	wg.Wait()
	fmt.Println("stopped")
}
