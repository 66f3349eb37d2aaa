//go:build go1.23

// Package iter names the functions that range loops call, and turns them into functions that give one value a call.
package iter

import "runtime"

type Seq[V any] func(yield func(V) bool)

type Seq2[K, V any] func(yield func(K, V) bool)

// A coroutine runs an iterator on a goroutine of its own; of the two goroutines one always waits for the other.
type coroutine struct {
	resume, pause chan struct{}
	// Stopped, or at its end.
	isDone bool
	// Next has been called and nothing yielded yet.
	isAwaited bool
	// How the iterator ended, if not by returning.
	panicValue any
	hasExited  bool
}

// run lets the iterator go on until it yields or ends, and ends as it has ended. body is what a new coroutine runs.
func (c *coroutine) run(body func()) {
	if c.resume == nil {
		c.resume, c.pause = make(chan struct{}), make(chan struct{})
		go c.start(body)
	} else {
		c.resume <- struct{}{}
	}
	<-c.pause
	if c.panicValue != nil {
		panic(c.panicValue)
	}
	if c.hasExited {
		runtime.Goexit()
	}
}

func (c *coroutine) start(body func()) {
	hasReturned := false
	defer func() {
		if value := recover(); value != nil {
			c.panicValue = value
		} else {
			c.hasExited = !hasReturned
		}
		c.isDone = true
		c.pause <- struct{}{}
	}()
	body()
	hasReturned = true
}

// yield waits until the iterator is to go on; false if it is to end. `give` hands over what it yields.
func (c *coroutine) yield(give func()) bool {
	if c.isDone {
		return false
	}
	if !c.isAwaited {
		panic("iter.Pull: yield called again before next")
	}
	c.isAwaited = false
	give()
	c.pause <- struct{}{}
	<-c.resume
	return !c.isDone
}

// next tells whether there is a next value.
func (c *coroutine) next(body func()) bool {
	if c.isDone {
		return false
	}
	if c.isAwaited {
		panic("iter.Pull: next called again before yield")
	}
	c.isAwaited = true
	c.run(body)
	return !c.isDone
}

func (c *coroutine) stop() {
	if c.isDone {
		return
	}
	c.isDone = true
	if c.resume != nil {
		c.run(nil)
	}
}

// Pull gives the values of seq one by one. Next and stop may not be called at the same time; what seq panics with, they panic with.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	c := new(coroutine)
	var value V
	body := func() {
		seq(func(v V) bool {
			return c.yield(func() { value = v })
		})
	}
	next = func() (v V, ok bool) {
		if c.next(body) {
			return value, true
		}
		return
	}
	return next, c.stop
}

// Pull2 gives the pairs of seq one by one, as Pull does.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	c := new(coroutine)
	var key K
	var value V
	body := func() {
		seq(func(k K, v V) bool {
			return c.yield(func() { key, value = k, v })
		})
	}
	next = func() (k K, v V, ok bool) {
		if c.next(body) {
			return key, value, true
		}
		return
	}
	return next, c.stop
}
