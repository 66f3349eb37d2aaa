// Package runtime: what programs see of the machine, and the parts of it that are written in Go.
package runtime

// Error is what the machine's own panics are: division by zero, index out of range, ...
type Error interface {
	error
	RuntimeError()
}

// The panics that the machine begins are of these two types. An errorString holds the message behind "runtime error: ", a
// plainError the whole message (of channels, nil maps, type assertions).
type errorString string

func (e errorString) RuntimeError() {}
func (e errorString) Error() string { return "runtime error: " + string(e) }

type plainError string

func (e plainError) RuntimeError() {}
func (e plainError) Error() string { return string(e) }

// TypeAssertionError is what a failed type assertion panics with; the machine makes it.
type TypeAssertionError struct {
	message string
}

func (e *TypeAssertionError) RuntimeError() {}
func (e *TypeAssertionError) Error() string { return e.message }

type stringer interface {
	String() string
}

// panicText is what Go prints behind "panic: " for a value that nobody recovered.
func panicText(v any) string {
	switch v := v.(type) {
	case plainError:
		return string(v)
	case error:
		return v.Error()
	case stringer:
		return v.String()
	}
	return panicValueText(v)
}

// panicValueText is the same for values without a method that says what they are.
func panicValueText(v any) string
