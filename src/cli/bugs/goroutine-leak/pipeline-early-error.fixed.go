// entry: TestImport

// Package pipeline reads, decodes and stores records in three stages of goroutines. When the store fails, the last stage
// returns and the earlier ones are left with records that nobody takes.
package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"
)

type Record struct {
	Line  int
	Key   string
	Value int
}

type SyntaxError struct {
	Line int
	Msg  string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Msg) }

var ErrReadOnly = errors.New("store is read-only")

type Store interface {
	Put(r Record) error
}

type memoryStore struct {
	limit   int
	records map[string]int
}

func (s *memoryStore) Put(r Record) error {
	if len(s.records) == s.limit {
		return ErrReadOnly
	}
	s.records[r.Key] = r.Value
	return nil
}

type numbered struct {
	line int
	text string
}

func lines(ctx context.Context, data []byte) <-chan numbered {
	out := make(chan numbered)
	go func() {
		defer close(out)
		for i, line := range bytes.Split(data, []byte("\n")) {
			if len(line) == 0 {
				continue
			}
			select {
			case out <- numbered{i + 1, string(line)}:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func decodeLine(n numbered) (Record, error) {
	key, value, ok := strings.Cut(n.text, "=")
	if !ok {
		return Record{}, &SyntaxError{n.line, "no = in " + strconv.Quote(n.text)}
	}
	v, err := strconv.Atoi(value)
	if err != nil {
		return Record{}, &SyntaxError{n.line, "not a number: " + value}
	}
	return Record{n.line, strings.TrimSpace(key), v}, nil
}

type decoded struct {
	record Record
	err    error
}

func decode(ctx context.Context, in <-chan numbered) <-chan decoded {
	out := make(chan decoded)
	go func() {
		defer close(out)
		for n := range in {
			r, err := decodeLine(n)
			select {
			case out <- decoded{r, err}:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// Import stores all records of data; it stops at the first error.
func Import(ctx context.Context, data []byte, store Store) (n int, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for d := range decode(ctx, lines(ctx, data)) {
		if d.err != nil {
			return n, d.err
		}
		if err := store.Put(d.record); err != nil {
			return n, fmt.Errorf("record %d: %w", d.record.Line, err)
		}
		n++
	}
	return n, nil
}

func TestImport(t *testing.T) {
	ctx := context.Background()
	store := &memoryStore{limit: 1, records: map[string]int{}}
	n, err := Import(ctx, []byte("a=1\nb=2\n\nc=3\nd=4\n"), store)
	if n != 1 || !errors.Is(err, ErrReadOnly) {
		t.Fatalf("imported %d, err = %v", n, err)
	}
	var syntax *SyntaxError
	if _, err := Import(ctx, []byte("oops"), store); !errors.As(err, &syntax) || syntax.Line != 1 {
		t.Errorf("err = %v", err)
	}
}
