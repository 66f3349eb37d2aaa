// A start-up that polls until all services are up, and one that fails does not say so.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
)

type service struct {
	name   string
	port   int
	up     atomic.Bool
	failed atomic.Bool
}

func (s *service) start() error {
	if s.port == 0 {
		s.failed.Store(true)
		return errors.New(s.name + ": no port")
	}
	s.up.Store(true)
	return nil
}

type supervisor struct {
	services []*service
	errs     chan error
}

func (sv *supervisor) waitAll() int {
	up := 0
	for _, s := range sv.services {
		for !s.up.Load() && !s.failed.Load() {
			runtime.Gosched()
		}
		if s.up.Load() {
			up++
		}
	}
	return up
}

func main() {
	sv := &supervisor{
		services: []*service{{name: "db", port: 5432}, {name: "cache"}},
		errs:     make(chan error, 2),
	}
	for _, s := range sv.services {
		go func() { sv.errs <- s.start() }()
	}
	fmt.Println("up:", sv.waitAll())
}
