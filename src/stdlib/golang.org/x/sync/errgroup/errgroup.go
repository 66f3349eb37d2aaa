// Package errgroup runs the parts of a task in goroutines and gathers the first error.
package errgroup

import (
	"context"
	"fmt"
	"sync"
)

// A Group is the goroutines of one task; the zero Group has no limit and cancels nothing.
type Group struct {
	cancel func(error)
	wg     sync.WaitGroup
	places chan struct{} // one token a goroutine; nil without a limit
	once   sync.Once
	err    error
}

// WithContext makes a group whose first error, or the end of Wait, cancels the context.
func WithContext(ctx context.Context) (*Group, context.Context) {
	ctx, cancel := withCancel(ctx)
	return &Group{cancel: cancel}, ctx
}

// Wait waits for all goroutines and returns the first error.
func (g *Group) Wait() error {
	g.wg.Wait()
	if g.cancel != nil {
		g.cancel(g.err)
	}
	return g.err
}

// Go calls f in a goroutine, as soon as the limit allows.
func (g *Group) Go(f func() error) {
	if g.places != nil {
		g.places <- struct{}{}
	}
	g.wg.Add(1)
	go g.run(f)
}

// TryGo calls f in a goroutine if the limit allows it now.
func (g *Group) TryGo(f func() error) bool {
	if g.places != nil {
		select {
		case g.places <- struct{}{}:
		default:
			return false
		}
	}
	g.wg.Add(1)
	go g.run(f)
	return true
}

func (g *Group) run(f func() error) {
	defer g.finish()
	if err := f(); err != nil {
		g.once.Do(func() {
			g.err = err
			if g.cancel != nil {
				g.cancel(err)
			}
		})
	}
}

func (g *Group) finish() {
	if g.places != nil {
		<-g.places
	}
	g.wg.Done()
}

// SetLimit limits how many goroutines run at once; a negative n is no limit. It must not be called while some run.
func (g *Group) SetLimit(n int) {
	if n < 0 {
		g.places = nil
		return
	}
	if active := len(g.places); active != 0 {
		panic(fmt.Errorf("errgroup: modify limit while %v goroutines in the group are still active", active))
	}
	g.places = make(chan struct{}, n)
}
