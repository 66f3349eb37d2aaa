package main

import (
	"sync"
	"sync/atomic"
)

type stats struct {
	hits int64
	wg   sync.WaitGroup
}

func (s *stats) hit() {
	defer s.wg.Done()
	atomic.AddInt64(&s.hits, 1)
}

func main() {
	s := &stats{}
	s.wg.Add(1)
	go s.hit()
	s.hits++
	s.wg.Wait()
}
