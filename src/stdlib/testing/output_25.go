//go:build go1.25

package testing

import (
	"io"
	"strings"
)

// Attr would show with -v.
func (c *common) Attr(key, value string) {
	if strings.ContainsAny(key, " \t\n\v\f\r") {
		panic("disallowed whitespace in attribute key \"" + key + "\"")
	}
	if strings.ContainsAny(value, "\r\n") {
		panic("disallowed newline in attribute value \"" + value + "\"")
	}
}

type logWriter struct {
	c *common
}

// Write logs without a place, whole lines or not.
func (w logWriter) Write(b []byte) (n int, err error) {
	w.c.note(indented(string(b)), 0, string(b))
	return len(b), nil
}

// Output writes into the test's log.
func (c *common) Output() io.Writer { return logWriter{c} }
