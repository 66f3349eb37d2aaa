//go:build go1.20

package context

type CancelCauseFunc func(cause error)

func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := newCanceler(parent)
	c.follow()
	return c, func(cause error) { c.cancelAlone(Canceled, cause) }
}

// Cause says why ctx was cancelled.
func Cause(ctx Context) error { return causeOf(ctx) }
