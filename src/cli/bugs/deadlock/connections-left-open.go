// entry: TestUpper

// Package rpc serves lines in capitals; Close waits for connections that it does not close.
package rpc

import (
	"bufio"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
)

type Server struct {
	ln    net.Listener
	mu    sync.Mutex
	conns map[net.Conn]struct{}
	wg    sync.WaitGroup
}

func Listen() (*Server, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &Server{ln: ln, conns: map[net.Conn]struct{}{}}
	s.wg.Add(1)
	go s.accept()
	return s, nil
}

func (s *Server) accept() {
	defer s.wg.Done()
	for {
		c, err := s.ln.Accept()
		if err != nil {
			return
		}
		s.mu.Lock()
		s.conns[c] = struct{}{}
		s.mu.Unlock()
		s.wg.Add(1)
		go s.serve(c)
	}
}

func (s *Server) serve(c net.Conn) {
	defer s.wg.Done()
	defer c.Close()
	r := bufio.NewReader(c)
	for {
		line, err := r.ReadString('\n') // want: deadlock|goroutine-leak
		if err != nil {
			return
		}
		fmt.Fprint(c, strings.ToUpper(line))
	}
}

func (s *Server) Close() {
	s.ln.Close()
	s.wg.Wait() // want: deadlock|goroutine-leak
}

func TestUpper(t *testing.T) {
	s, err := Listen()
	if err != nil {
		t.Fatal(err)
	}
	c, err := net.Dial("tcp", s.ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintln(c, "hi")
	line, err := bufio.NewReader(c).ReadString('\n')
	if err != nil || line != "HI\n" {
		t.Errorf("got %q %v", line, err)
	}
	s.Close()
}
