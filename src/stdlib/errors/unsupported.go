//go:build go1.21

package errors

// ErrUnsupported says that something is not supported.
var ErrUnsupported = New("unsupported operation")
