// entry: TestSpans

// Package trace writes spans from several goroutines into one bytes.Buffer.
package trace

import (
	"bytes"
	"fmt"
	"sync"
	"testing"
)

type Tracer struct {
	mu  sync.Mutex
	out *bytes.Buffer
}

func (tr *Tracer) Span(name string, ms int) {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	fmt.Fprintf(tr.out, "%s %dms\n", name, ms)
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
