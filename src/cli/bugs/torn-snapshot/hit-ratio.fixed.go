// entry: TestLookups

// Package stats computes a ratio of two counters that belong together.
package stats

import (
	"sync"
	"testing"
)

type CacheStats struct {
	mu     sync.Mutex
	hits   int64
	misses int64
}

func (s *CacheStats) Move(n int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hits += n
	s.misses -= n
}

func (s *CacheStats) Miss() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.misses++
}

// Lookups is the number of all lookups.
func (s *CacheStats) Lookups() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hits + s.misses
}

func TestLookups(t *testing.T) {
	s := &CacheStats{}
	for range 3 {
		s.Miss()
	}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		s.Move(2)
	}()
	if n := s.Lookups(); n != 3 {
		t.Errorf("%d lookups, want 3", n)
	}
	wg.Wait()
}
