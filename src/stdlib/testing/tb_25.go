//go:build go1.25

package testing

import (
	"context"
	"io"
)

// TB is what tests, benchmarks and helpers share.
type TB interface {
	always
	Attr(key, value string)
	Context() context.Context
	Output() io.Writer
}
