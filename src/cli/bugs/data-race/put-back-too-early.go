// entry: TestEncode

// Package encode returns a buffer to its pool by hand and then goes on using the bytes in it.
package encode

import (
	"sync"
	"testing"
)

type buffer struct {
	data []byte
}

var pool = sync.Pool{New: func() any { return &buffer{data: make([]byte, 0, 16)} }}

func Encode(key, value string) []byte {
	b := pool.Get().(*buffer)
	b.data = b.data[:0]
	b.data = append(b.data, key...) // want: data-race
	b.data = append(b.data, '=')
	b.data = append(b.data, value...)
	out := b.data
	pool.Put(b)
	return out
}

type sink struct {
	mu    sync.Mutex
	lines []string
}

func (s *sink) write(line []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lines = append(s.lines, string(line)) // want: data-race
}

func TestEncode(t *testing.T) {
	s := &sink{}
	var wg sync.WaitGroup
	for _, key := range []string{"host", "port"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s.write(Encode(key, "1"))
		}()
	}
	wg.Wait()
	for _, line := range s.lines {
		if line != "host=1" && line != "port=1" {
			t.Errorf("line %q", line)
		}
	}
}
