// Package context: cancellation, deadlines and values handed down from call to call.
package context

import (
	"errors"
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
	if !isComparable(key) {
		panic("key is not comparable")
	}
	return &valueContext{parent, key, val}
}

// isComparable reports whether the type of key has an equality.
func isComparable(key any) bool

func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCanceler(parent)
	c.follow()
	return c, func() { c.cancelAlone(Canceled, nil) }
}

func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadline(parent, time.Now().Add(timeout))
}

func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return withDeadline(parent, d, nil)
}

func withDeadline(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	c := newCanceler(parent)
	if earlier, ok := parent.Deadline(); ok && earlier.Before(d) {
		c.follow()
		return c, func() { c.cancelAlone(Canceled, nil) }
	}
	c.deadline = d
	c.follow()
	left := time.Until(d)
	if left <= 0 {
		c.cancelAlone(DeadlineExceeded, cause)
		return c, func() {}
	}
	timer := time.AfterFunc(left, func() { c.cancelAlone(DeadlineExceeded, cause) })
	if !c.keep(timer) {
		timer.Stop()
	}
	return c, func() { c.cancelAlone(Canceled, nil) }
}

// causeOf is why ctx was cancelled.
func causeOf(ctx Context) error {
	if c, ok := ctx.Value(ownKey{}).(*canceler); ok {
		if _, cause := c.load(); cause != nil {
			return cause
		}
	}
	return ctx.Err()
}
