// entry: TestSummary
// also: check-then-act torn-value init-order

// Package document computes its summary at the first call, under the lock for readers.
package document

import (
	"strings"
	"sync"
	"testing"
)

type Document struct {
	mu      sync.RWMutex
	lines   []string
	summary string
}

func (d *Document) Append(line string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.lines = append(d.lines, line)
	d.summary = ""
}

func (d *Document) Summary() string {
	d.mu.RLock()
	defer d.mu.RUnlock()
	if d.summary == "" { // want: data-race
		d.summary = strings.ToUpper(d.lines[0]) // want: data-race
	}
	return d.summary
}

func TestSummary(t *testing.T) {
	d := &Document{}
	d.Append("first line")
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if got := d.Summary(); got != "FIRST LINE" {
				t.Errorf("got %q", got)
			}
		}()
	}
	wg.Wait()
}
