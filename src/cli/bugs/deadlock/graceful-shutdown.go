// entry: TestShutdown

// Package server shuts down gracefully: it stops accepting, waits for its connections and then runs hooks. A connection
// that ends during the shutdown wants to remove itself from the list whose lock Shutdown holds while it waits.
package server

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
)

var ErrServerClosed = errors.New("server: closed")

type Conn struct {
	id       int
	requests chan string
	answers  []string
	server   *Server
}

func (c *Conn) Send(request string) { c.requests <- request }

func (c *Conn) serve() {
	defer c.server.forget(c)
	for request := range c.requests {
		c.answers = append(c.answers, c.server.handle(c.id, request))
	}
}

type Handler interface {
	Serve(conn int, request string) string
}

type HandlerFunc func(conn int, request string) string

func (f HandlerFunc) Serve(conn int, request string) string { return f(conn, request) }

type middleware func(Handler) Handler

func chain(h Handler, middlewares ...middleware) Handler {
	for i := len(middlewares) - 1; i >= 0; i-- {
		h = middlewares[i](h)
	}
	return h
}

func prefixed(prefix string) middleware {
	return func(next Handler) Handler {
		return HandlerFunc(func(conn int, request string) string {
			return prefix + next.Serve(conn, request)
		})
	}
}

type Server struct {
	handler Handler
	hooks   []func()

	mu      sync.Mutex
	nextID  int
	conns   map[int]*Conn
	closing bool

	active sync.WaitGroup
}

func New(h Handler, middlewares ...middleware) *Server {
	return &Server{handler: chain(h, middlewares...), conns: make(map[int]*Conn)}
}

func (s *Server) OnShutdown(hook func()) { s.hooks = append(s.hooks, hook) }

func (s *Server) handle(conn int, request string) string {
	return s.handler.Serve(conn, request)
}

// Accept opens a connection.
func (s *Server) Accept() (*Conn, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing {
		return nil, ErrServerClosed
	}
	s.nextID++
	c := &Conn{id: s.nextID, requests: make(chan string, 1), server: s}
	s.conns[c.id] = c
	s.active.Add(1)
	go c.serve()
	return c, nil
}

func (s *Server) forget(c *Conn) {
	defer s.active.Done()
	s.mu.Lock() // want: deadlock
	defer s.mu.Unlock()
	delete(s.conns, c.id)
}

// Shutdown ends all connections and waits for what they still have to do.
func (s *Server) Shutdown(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closing = true
	for _, c := range s.conns {
		close(c.requests)
	}
	s.active.Wait() // want: deadlock
	for _, hook := range s.hooks {
		hook()
	}
	return nil
}

func TestShutdown(t *testing.T) {
	s := New(HandlerFunc(func(conn int, request string) string {
		return fmt.Sprintf("%d:%s", conn, request)
	}), prefixed("<"), prefixed("<"))
	flushed := false
	s.OnShutdown(func() { flushed = true })
	c, err := s.Accept()
	if err != nil {
		t.Fatal(err)
	}
	c.Send("hello")
	if err := s.Shutdown(context.Background()); err != nil {
		t.Error(err)
	}
	if !flushed || len(c.answers) != 1 || c.answers[0] != "<<1:hello" {
		t.Errorf("flushed %v, answers %v", flushed, c.answers)
	}
	if _, err := s.Accept(); !errors.Is(err, ErrServerClosed) {
		t.Errorf("err = %v", err)
	}
}
