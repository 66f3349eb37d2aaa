package main

import (
	"fmt"
	"sync/atomic"
)

type Server struct {
	isReady atomic.Bool
	address atomic.Value
}

func (s *Server) start() {
	s.isReady.Store(true)
	s.address.Store("localhost:8080")
}

func main() {
	server := &Server{}
	go server.start()
	if server.isReady.Load() {
		fmt.Println("connecting to", server.address.Load())
	} else {
		fmt.Println("not ready yet")
	}
}
