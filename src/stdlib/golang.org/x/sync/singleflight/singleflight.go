// Package singleflight makes one call of those that come for the same key at the same time.
package singleflight

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
)

// contents is a word that only natives read.
type contents any

// A Group has one call under way for a key. Its cell is read and written by operations only:
//
//	+0 calls  keys and calls in turn
type Group struct {
	calls contents
}

// Result is what Do returns, for a channel.
type Result struct {
	Val    any
	Err    error
	Shared bool
}

// A call is under way, cell by cell:
//
//	+0 nOthers  callers that came after the first
//	+1 readers  channels of DoChan
//
// Both are the group's operations'. The rest is written before done is closed.
type call struct {
	nOthers int
	readers contents
	done    chan struct{}
	val     any
	err     error
}

// join returns the call that is under way for the key: it has one caller more, and perhaps a reader. Without one it is own, whose
// caller is to make it.
//
//raceweave:operation
func (g *Group) join(key string, own *call, reader chan<- Result) (current *call)

// finish forgets the call and says who waits for it.
//
//raceweave:operation
func (g *Group) finish(key string, c *call) (isShared bool, readers contents)

// Forget lets the next call for the key begin though one is under way.
//
//raceweave:operation
func (g *Group) Forget(key string)

func countOf(readers contents) int
func readerAt(readers contents, i int) chan<- Result

// errGoexit stands for a function that left by runtime.Goexit.
var errGoexit = errors.New("runtime.Goexit was called")

// A panicError is what a function panicked with, and where.
type panicError struct {
	value any
	stack []byte
}

func (p *panicError) Error() string { return fmt.Sprintf("%v\n\n%s\n", p.value, p.stack) }

func (p *panicError) Unwrap() error {
	err, _ := p.value.(error)
	return err
}

// Do calls fn unless a call for the key is under way; then it waits for that one's results. shared says that others got them too.
// A panic, or Goexit, is everybody's.
func (g *Group) Do(key string, fn func() (any, error)) (v any, err error, shared bool) {
	own := &call{done: make(chan struct{})}
	current := g.join(key, own, nil)
	if current == own {
		shared = g.make(own, key, fn)
		return own.val, own.err, shared
	}
	<-current.done
	if current.err == errGoexit {
		runtime.Goexit()
	}
	if p, ok := current.err.(*panicError); ok {
		panic(p)
	}
	return current.val, current.err, true
}

// DoChan is Do with a channel for the results.
func (g *Group) DoChan(key string, fn func() (any, error)) <-chan Result {
	reader := make(chan Result, 1)
	own := &call{done: make(chan struct{})}
	if g.join(key, own, reader) == own {
		go g.make(own, key, fn)
	}
	return reader
}

// make calls fn and hands out what came of it.
func (g *Group) make(c *call, key string, fn func() (any, error)) (isShared bool) {
	c.err = errGoexit // Unless fn returns or panics.
	defer func() { isShared = g.deliver(c, key) }()
	c.try(fn)
	return
}

func (c *call) try(fn func() (any, error)) {
	isBack := false
	defer func() {
		if isBack {
			return
		}
		if value := recover(); value != nil {
			c.err = &panicError{value, debug.Stack()}
		}
	}()
	val, err := fn()
	c.val, c.err, isBack = val, err, true
}

func (g *Group) deliver(c *call, key string) (isShared bool) {
	isShared, readers := g.finish(key, c)
	close(c.done)
	n := countOf(readers)
	if p, ok := c.err.(*panicError); ok {
		if n == 0 {
			panic(p)
		}
		// Nobody may recover it: those who read channels would wait for ever.
		go panic(p)
		select {}
	}
	for i := 0; i < n && c.err != errGoexit; i++ {
		readerAt(readers, i) <- Result{c.val, c.err, isShared}
	}
	return isShared
}
