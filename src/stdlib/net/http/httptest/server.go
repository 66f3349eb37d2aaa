package httptest

import (
	"internal/loopback"
	"net/http"
	"sync"
)

// A Server is reached by the program's own clients under its URL.
type Server struct {
	URL    string
	Config *http.Server

	port     string
	mu       sync.Mutex
	idle     *sync.Cond
	requests int // being answered
}

func NewServer(handler http.Handler) *Server {
	s := NewUnstartedServer(handler)
	s.Start()
	return s
}

func NewUnstartedServer(handler http.Handler) *Server {
	s := &Server{Config: &http.Server{Handler: handler}}
	s.idle = sync.NewCond(&s.mu)
	return s
}

func NewTLSServer(handler http.Handler) *Server {
	s := NewUnstartedServer(handler)
	s.StartTLS()
	return s
}

func (s *Server) Start()    { s.start("http://") }
func (s *Server) StartTLS() { s.start("https://") }

func (s *Server) start(scheme string) {
	if s.URL != "" {
		panic("Server already started")
	}
	s.port = loopback.ListenAnywhere(http.Handler(http.HandlerFunc(s.serve)))
	s.URL = scheme + "127.0.0.1:" + s.port
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	s.count(1)
	defer s.count(-1)
	s.Config.Handler.ServeHTTP(w, r)
}

func (s *Server) count(change int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests += change
	if s.requests == 0 {
		s.idle.Broadcast()
	}
}

// Close waits for the requests that are being answered.
func (s *Server) Close() {
	loopback.Close(s.port)
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.requests > 0 {
		s.idle.Wait()
	}
}

func (s *Server) CloseClientConnections() {}
func (s *Server) Client() *http.Client    { return &http.Client{} }
