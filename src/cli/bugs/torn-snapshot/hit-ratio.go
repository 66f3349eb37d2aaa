// entry: TestLookups

// Package stats computes a ratio of two counters that belong together.
package stats

import (
	"sync"
	"sync/atomic"
	"testing"
)

type CacheStats struct {
	hits   atomic.Int64
	misses atomic.Int64
}

func (s *CacheStats) Move(n int64) {
	s.hits.Add(n)
	s.misses.Add(-n)
}

func (s *CacheStats) Miss() {
	s.misses.Add(1)
}

// Lookups is the number of all lookups.
func (s *CacheStats) Lookups() int64 {
	hits := s.hits.Load()     // want: torn-snapshot
	misses := s.misses.Load() // want: torn-snapshot
	return hits + misses
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
