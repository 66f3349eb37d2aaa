// entry: TestServe
// also: data-race torn-value panic

// Package httpd begins to serve before its routes are set.
package httpd

import (
	"testing"
)

type Request struct {
	Path  string
	Reply chan string
}

type HandlerFunc func(r Request) string

type Server struct {
	conns    chan Request
	notFound HandlerFunc
	done     chan struct{}
}

func Listen() *Server {
	s := &Server{conns: make(chan Request, 4), done: make(chan struct{})}
	go s.accept()
	return s
}

func (s *Server) accept() {
	defer close(s.done)
	for r := range s.conns {
		r.Reply <- s.notFound(r) // want: init-order
	}
}

func (s *Server) Close() {
	close(s.conns)
	<-s.done
}

func Serve(conns ...Request) *Server {
	s := Listen()
	for _, c := range conns {
		s.conns <- c
	}
	s.notFound = func(r Request) string { return "404 " + r.Path } // want: init-order
	return s
}

func TestServe(t *testing.T) {
	r := Request{Path: "/x", Reply: make(chan string, 1)}
	s := Serve(r)
	if got := <-r.Reply; got != "404 /x" {
		t.Errorf("got %q", got)
	}
	s.Close()
}
