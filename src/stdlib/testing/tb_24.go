//go:build go1.24 && !go1.25

package testing

import "context"

// TB is what tests, benchmarks and helpers share.
type TB interface {
	always
	Context() context.Context
}
