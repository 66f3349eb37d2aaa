//go:build !go1.24

package testing

// TB is what tests, benchmarks and helpers share.
type TB interface {
	always
}
