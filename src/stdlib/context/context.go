// Package context: cancellation, deadlines and values handed down from call to call.
package context

import (
	"errors"
	"sync"
	"time"
)

type Context interface {
	Deadline() (deadline time.Time, ok bool)
	Done() <-chan struct{}
	Err() error
	Value(key any) any
}

type CancelFunc func()

var Canceled = errors.New("context canceled")
var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Error() string   { return "context deadline exceeded" }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Temporary() bool { return true }

// A root is never cancelled and has no values.
type root struct {
	name string
}

func (root) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }
func (root) Done() <-chan struct{}                   { return nil }
func (root) Err() error                              { return nil }
func (root) Value(key any) any                       { return nil }
func (r root) String() string                        { return r.name }

func Background() Context { return root{"context.Background"} }
func TODO() Context       { return root{"context.TODO"} }

type valueContext struct {
	Context
	key, value any
}

func (c *valueContext) Value(key any) any {
	if c.key == key {
		return c.value
	}
	return c.Context.Value(key)
}

func WithValue(parent Context, key, val any) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if key == nil {
		panic("nil key")
	}
	return &valueContext{parent, key, val}
}

// ownKey asks a context for its nearest canceler.
type ownKey struct{}

// A canceler is a context that can be cancelled, and cancels its children with it.
type canceler struct {
	Context
	done chan struct{}

	mu       sync.Mutex
	err      error
	cause    error
	children []*canceler
	timer    *time.Timer
	deadline time.Time
	f        func() // of AfterFunc
}

func (c *canceler) Done() <-chan struct{} { return c.done }

func (c *canceler) Err() error {
	c.mu.Lock()
	err := c.err
	c.mu.Unlock()
	return err
}

func (c *canceler) Value(key any) any {
	if _, ok := key.(ownKey); ok {
		return c
	}
	return c.Context.Value(key)
}

func (c *canceler) Deadline() (deadline time.Time, ok bool) {
	if c.deadline.IsZero() {
		return c.Context.Deadline()
	}
	return c.deadline, true
}

func newCanceler(parent Context) *canceler {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return &canceler{Context: parent, done: make(chan struct{})}
}

// follow makes c end when its parent does.
func (c *canceler) follow() {
	parentDone := c.Context.Done()
	if parentDone == nil {
		return
	}
	select {
	case <-parentDone:
		c.cancel(c.Context.Err(), causeOf(c.Context))
		return
	default:
	}
	if p, ok := c.Context.Value(ownKey{}).(*canceler); ok && p.done == parentDone {
		p.adopt(c)
		return
	}
	go func() {
		select {
		case <-parentDone:
			c.cancel(c.Context.Err(), causeOf(c.Context))
		case <-c.done:
		}
	}()
}

func (c *canceler) adopt(child *canceler) {
	c.mu.Lock()
	err, cause := c.err, c.cause
	if err == nil {
		c.children = append(c.children, child)
	}
	c.mu.Unlock()
	if err != nil {
		child.cancel(err, cause)
	}
}

// disown forgets a child that has ended by itself.
func (c *canceler) disown(child *canceler) {
	c.mu.Lock()
	for i, each := range c.children {
		if each == child {
			c.children = append(c.children[:i:i], c.children[i+1:]...)
			break
		}
	}
	c.mu.Unlock()
}

func (c *canceler) cancel(err, cause error) {
	c.mu.Lock()
	if c.err != nil {
		c.mu.Unlock()
		return
	}
	if cause == nil {
		cause = err
	}
	c.err, c.cause = err, cause
	close(c.done)
	children, timer, f := c.children, c.timer, c.f
	c.children, c.timer, c.f = nil, nil, nil
	c.mu.Unlock()
	if f != nil {
		go f()
	}
	for _, child := range children {
		child.cancel(err, cause)
	}
	if timer != nil {
		timer.Stop()
	}
}

// cancelAlone also leaves the parent.
func (c *canceler) cancelAlone(err, cause error) {
	c.cancel(err, cause)
	if p, ok := c.Context.Value(ownKey{}).(*canceler); ok {
		p.disown(c)
	}
}

func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCanceler(parent)
	c.follow()
	return c, func() { c.cancelAlone(Canceled, nil) }
}

func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadline(parent, time.Now().Add(timeout))
}

func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	c := newCanceler(parent)
	if earlier, ok := parent.Deadline(); ok && earlier.Before(d) {
		c.follow()
		return c, func() { c.cancelAlone(Canceled, nil) }
	}
	c.deadline = d
	c.follow()
	left := time.Until(d)
	if left <= 0 {
		c.cancelAlone(DeadlineExceeded, nil)
		return c, func() {}
	}
	c.mu.Lock()
	if c.err == nil {
		c.timer = time.AfterFunc(left, func() { c.cancelAlone(DeadlineExceeded, nil) })
	}
	c.mu.Unlock()
	return c, func() { c.cancelAlone(Canceled, nil) }
}

// causeOf is why ctx was cancelled.
func causeOf(ctx Context) error {
	if c, ok := ctx.Value(ownKey{}).(*canceler); ok {
		c.mu.Lock()
		cause := c.cause
		c.mu.Unlock()
		if cause != nil {
			return cause
		}
	}
	return ctx.Err()
}
