package http

import (
	"context"
	"log"
	"net"
	"sync/atomic"
	"time"
)

// A Server would listen on a network.
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

	isClosed atomic.Bool
}

// ConnState is what a connection is doing.
type ConnState int

const (
	StateNew ConnState = iota
	StateActive
	StateIdle
	StateHijacked
	StateClosed
)

func (s *Server) failed(what string) error {
	if s.isClosed.Load() {
		return ErrServerClosed
	}
	return noNetwork("(*Server)." + what)
}

func (s *Server) ListenAndServe() error { return s.failed("ListenAndServe") }
func (s *Server) ListenAndServeTLS(certFile, keyFile string) error {
	return s.failed("ListenAndServeTLS")
}
func (s *Server) Serve(l net.Listener) error  { return s.failed("Serve") }
func (s *Server) RegisterOnShutdown(f func()) {}
func (s *Server) SetKeepAlivesEnabled(v bool) {}

func (s *Server) Shutdown(ctx context.Context) error {
	s.isClosed.Store(true)
	return nil
}

func (s *Server) Close() error {
	s.isClosed.Store(true)
	return nil
}

func ListenAndServe(addr string, handler Handler) error { return noNetwork("ListenAndServe") }
func Serve(l net.Listener, handler Handler) error       { return noNetwork("Serve") }

func ListenAndServeTLS(addr, certFile, keyFile string, handler Handler) error {
	return noNetwork("ListenAndServeTLS")
}

// Dir is a folder of files to serve.
type Dir string

func FileServer(root Dir) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		Error(w, noNetwork("FileServer").Error(), StatusInternalServerError)
	})
}
