// Package runtime: what programs see of the machine, and the parts of it that are written in Go.
package runtime

// Error is what the machine's own panics are: division by zero, index out of range, ...
type Error interface {
	error
	RuntimeError()
}

// An errorString is every panic the machine begins. The word is the message without "runtime error: ".
type errorString string

func (e errorString) RuntimeError() {}

func (e errorString) Error() string {
	return errorText(string(e))
}

// errorText is the message as Go words it: most, but not all, begin with "runtime error: ".
func errorText(message string) string

// TypeAssertionError is known by name only; a failed type assertion panics with an errorString.
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
	case error:
		return indentLines(v.Error())
	case stringer:
		return indentLines(v.String())
	}
	return panicValueText(v)
}

// panicValueText is the same for values without a method that says what they are.
func panicValueText(v any) string

// indentLines puts a tab before every line but the first, as Go does since 1.23.
func indentLines(text string) string
