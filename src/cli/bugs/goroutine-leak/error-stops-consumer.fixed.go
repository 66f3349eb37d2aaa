// entry: TestValidate

// Package scan reads records in a pipeline; the consumer leaves at the first bad one and the producer stays.
package scan

import (
	"context"
	"errors"
	"testing"
)

type Record struct {
	Line  int
	Valid bool
}

var ErrInvalid = errors.New("invalid record")

func read(ctx context.Context, records []Record) <-chan Record {
	out := make(chan Record)
	go func() {
		defer close(out)
		for _, r := range records {
			select {
			case out <- r:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// Validate stops at the first invalid record.
func Validate(records []Record) (n int, err error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for r := range read(ctx, records) {
		if !r.Valid {
			return n, ErrInvalid
		}
		n++
	}
	return n, nil
}

func TestValidate(t *testing.T) {
	n, err := Validate([]Record{{1, true}, {2, false}, {3, true}, {4, true}})
	if n != 1 || !errors.Is(err, ErrInvalid) {
		t.Errorf("got %d, %v", n, err)
	}
}
