package http

import (
	"context"
	"errors"
	"internal/loopback"
	"log"
	"net"
	"sync"
	"time"
)

// A Server listens for the program's own requests. If nobody ends it, it gives up after a minute of virtual time: others do not come.
type Server struct {
	Addr              string
	Handler           Handler
	ReadTimeout       time.Duration
	ReadHeaderTimeout time.Duration
	WriteTimeout      time.Duration
	IdleTimeout       time.Duration
	MaxHeaderBytes    int
	ConnState         func(net.Conn, ConnState)
	ErrorLog          *log.Logger
	BaseContext       func(net.Listener) context.Context

	mu         sync.Mutex
	isClosed   bool
	closed     chan struct{} // once somebody waits for it
	onShutdown []func()
}

const patience = time.Hour

// ConnState is what a connection is doing.
type ConnState int

const (
	StateNew ConnState = iota
	StateActive
	StateIdle
	StateHijacked
	StateClosed
)

// done is closed when the server is.
func (s *Server) done() chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed == nil {
		s.closed = make(chan struct{})
		if s.isClosed {
			close(s.closed)
		}
	}
	return s.closed
}

// close reports whether it is the first to close the server.
func (s *Server) close() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.isClosed {
		return false
	}
	s.isClosed = true
	if s.closed != nil {
		close(s.closed)
	}
	return true
}

func (s *Server) handler() Handler {
	if s.Handler == nil {
		return DefaultServeMux
	}
	return s.Handler
}

func (s *Server) listen(defaultPort, what string) error {
	done := s.done()
	select {
	case <-done:
		return ErrServerClosed
	default:
	}
	port := defaultPort
	if s.Addr != "" {
		_, given, err := net.SplitHostPort(s.Addr)
		if err != nil {
			return &net.OpError{Op: "listen", Net: "tcp", Err: err}
		}
		port = given
	}
	if !loopback.Listen(port, s.handler()) {
		return errors.New("listen tcp " + s.Addr + ": bind: address already in use")
	}
	defer loopback.Close(port)
	return s.await(done, nil, what)
}

func (s *Server) await(done chan struct{}, closed <-chan struct{}, what string) error {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-done:
		return ErrServerClosed
	case <-closed:
		return net.ErrClosed
	case <-timer.C:
		return noNetwork(what)
	}
}

func (s *Server) ListenAndServe() error { return s.listen("80", "(*Server).ListenAndServe") }

func (s *Server) ListenAndServeTLS(certFile, keyFile string) error {
	return s.listen("443", "(*Server).ListenAndServeTLS")
}

// Serve answers on a listener of package net.
func (s *Server) Serve(l net.Listener) error {
	served, ok := l.(interface {
		Serve(handler any) (closed <-chan struct{})
	})
	if !ok {
		return noNetwork("(*Server).Serve")
	}
	defer l.Close()
	return s.await(s.done(), served.Serve(s.handler()), "(*Server).Serve")
}

func (s *Server) SetKeepAlivesEnabled(v bool) {}

func (s *Server) RegisterOnShutdown(f func()) {
	s.mu.Lock()
	s.onShutdown = append(s.onShutdown, f)
	s.mu.Unlock()
}

// Shutdown does not wait for requests that are being answered.
func (s *Server) Shutdown(ctx context.Context) error {
	if s.close() {
		for _, f := range s.onShutdown {
			go f()
		}
	}
	return ctx.Err()
}

func (s *Server) Close() error {
	s.close()
	return nil
}

func ListenAndServe(addr string, handler Handler) error {
	return (&Server{Addr: addr, Handler: handler}).listen("80", "ListenAndServe")
}

func ListenAndServeTLS(addr, certFile, keyFile string, handler Handler) error {
	return (&Server{Addr: addr, Handler: handler}).listen("443", "ListenAndServeTLS")
}

func Serve(l net.Listener, handler Handler) error { return (&Server{Handler: handler}).Serve(l) }

// Dir is a folder of files to serve.
type Dir string

func FileServer(root Dir) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		Error(w, noNetwork("FileServer").Error(), StatusInternalServerError)
	})
}
