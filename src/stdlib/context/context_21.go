//go:build go1.21

package context

import "time"

func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	return withDeadline(parent, d, cause)
}

func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return withDeadline(parent, time.Now().Add(timeout), cause)
}

type withoutCancel struct {
	parent Context
}

func (withoutCancel) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }
func (withoutCancel) Done() <-chan struct{}                   { return nil }
func (withoutCancel) Err() error                              { return nil }
func (c withoutCancel) String() string                        { return nameOf(c.parent) + ".WithoutCancel" }

func (c withoutCancel) Value(key any) any {
	if _, ok := key.(ownKey); ok {
		return nil
	}
	return c.parent.Value(key)
}

// WithoutCancel keeps the values of parent alone.
func WithoutCancel(parent Context) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return withoutCancel{parent}
}

// AfterFunc runs f in its own goroutine once ctx is done, unless it is stopped before.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	c := newCanceler(ctx)
	c.f = f
	c.follow()
	return func() bool {
		// Whoever ends c decides: here f is not called.
		isFirst, _, _ := c.settle(Canceled, Canceled)
		if isFirst {
			close(c.done)
			c.leave()
		}
		return isFirst
	}
}
