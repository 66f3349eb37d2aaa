// entry: TestFollow

// Package tail follows a log until its context is done; called with a context that never is.
package tail

import (
	"context"
	"testing"
)

type Line struct {
	N    int
	Text string
}

type Tailer struct {
	lines chan Line
	seen  int
}

func (tl *Tailer) Follow(ctx context.Context, fn func(Line)) {
	go func() {
		for {
			select { // want: goroutine-leak
			case line, ok := <-tl.lines:
				if !ok {
					tl.lines = nil
					continue
				}
				fn(line)
			case <-ctx.Done():
				return
			}
		}
	}()
}

func TestFollow(t *testing.T) {
	tl := &Tailer{lines: make(chan Line)}
	got := make(chan string, 2)
	ctx := context.WithValue(context.Background(), "source", "test")
	tl.Follow(ctx, func(l Line) { got <- l.Text })
	tl.lines <- Line{1, "started"}
	close(tl.lines)
	if text := <-got; text != "started" {
		t.Errorf("got %q", text)
	}
}
