// entry: TestSearch

// Package index gives a read lock back with the wrong unlock in one branch.
package index

import (
	"sync"
	"testing"
)

type Index struct {
	mu    sync.RWMutex
	terms map[string][]int
	dirty bool
}

func (ix *Index) rebuild() {
	ix.terms["go"] = append(ix.terms["go"], 3)
	ix.dirty = false
}

func (ix *Index) Search(term string) int {
	ix.mu.RLock()
	if ix.dirty {
		ix.mu.RUnlock()
		ix.mu.Lock()
		if ix.dirty {
			ix.rebuild()
		}
		n := len(ix.terms[term])
		ix.mu.RUnlock() // want: fatal
		return n
	}
	defer ix.mu.RUnlock()
	return len(ix.terms[term])
}

func TestSearch(t *testing.T) {
	ix := &Index{terms: map[string][]int{"go": {1, 2}}, dirty: true}
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if n := ix.Search("go"); n != 3 {
				t.Errorf("%d hits, want 3", n)
			}
		}()
	}
	wg.Wait()
}
