package main

import "sync"

type server struct {
	mu sync.Mutex
	ch chan int
}

func (s *server) serve(id int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ch <- id
}

func main() {
	s := &server{ch: make(chan int)}
	s.mu.Lock()
	go s.serve(1)
	s.mu.Unlock()
	<-s.ch
	<-s.ch
}
