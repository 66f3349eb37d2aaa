// entry: TestSpans
// also: lost-update torn-value panic check-then-act atomicity-violation torn-snapshot

// Package trace writes spans from several goroutines into one bytes.Buffer.
package trace

import (
	"bytes"
	"fmt"
	"sync"
	"testing"
)

type Tracer struct {
	out *bytes.Buffer
}

func (tr *Tracer) Span(name string, ms int) {
	fmt.Fprintf(tr.out, "%s %dms\n", name, ms) // want: data-race
}

func TestSpans(t *testing.T) {
	tr := &Tracer{out: &bytes.Buffer{}}
	var wg sync.WaitGroup
	for i, name := range []string{"parse", "plan"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			tr.Span(name, i)
		}()
	}
	wg.Wait()
	if n := bytes.Count(tr.out.Bytes(), []byte("\n")); n != 2 {
		t.Errorf("%d lines", n)
	}
}
