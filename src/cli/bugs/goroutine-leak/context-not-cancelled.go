// entry: TestFirst

// Package watch starts a goroutine for each subscription; it ends with the subscription's context.
package watch

import (
	"context"
	"testing"
)

type Event struct{ Key string }

type Watcher struct {
	source chan Event
}

func (w *Watcher) Subscribe(ctx context.Context) <-chan Event {
	out := make(chan Event, 1)
	go func() {
		defer close(out)
		for {
			select { // want: goroutine-leak
			case ev := <-w.source:
				select {
				case out <- ev:
				case <-ctx.Done():
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// First waits for the next event and goes away.
func (w *Watcher) First(parent context.Context) Event {
	ctx, _ := context.WithCancel(parent)
	return <-w.Subscribe(ctx)
}

func TestFirst(t *testing.T) {
	w := &Watcher{source: make(chan Event, 1)}
	w.source <- Event{"config"}
	if ev := w.First(context.Background()); ev.Key != "config" {
		t.Errorf("got %v", ev)
	}
}
