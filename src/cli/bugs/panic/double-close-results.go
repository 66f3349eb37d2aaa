// entry: TestMerge
// also: data-race

// Package gather merges channels; every source closes the shared output when it is done.
package gather

import (
	"sync"
	"testing"
)

type Source struct {
	name  string
	items []int
}

func (s *Source) pump(out chan<- int) {
	for _, item := range s.items {
		out <- item
	}
}

func Merge(sources ...*Source) <-chan int {
	out := make(chan int, 8)
	var wg sync.WaitGroup
	for _, s := range sources {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s.pump(out)
			close(out) // want: panic
		}()
	}
	wg.Wait()
	return out
}

func TestMerge(t *testing.T) {
	sum := 0
	for v := range Merge(&Source{"a", []int{1, 2}}, &Source{"b", nil}) {
		sum += v
	}
	if sum != 3 {
		t.Errorf("sum = %d", sum)
	}
}
