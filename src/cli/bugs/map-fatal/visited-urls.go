// entry: TestVisit
// also: lost-update check-then-act map-fatal

// Package visit remembers which pages were seen, in a map without a lock.
package visit

import (
	"sync"
	"testing"
)

type Visitor struct {
	seen  map[string]int
	links map[string][]string
}

func (v *Visitor) mark(url string) {
	v.seen[url] = len(url) // want: data-race
}

func (v *Visitor) Visit(urls ...string) {
	var wg sync.WaitGroup
	for _, url := range urls {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for _, link := range v.links[url] {
				v.mark(link)
			}
		}()
	}
	wg.Wait()
}

func TestVisit(t *testing.T) {
	v := &Visitor{
		seen:  make(map[string]int),
		links: map[string][]string{"/": {"/about"}, "/blog": {"/first"}},
	}
	v.Visit("/", "/blog")
	if len(v.seen) != 2 {
		t.Errorf("saw %d pages, want 2", len(v.seen))
	}
}
