//go:build !go1.22

package bufio

// A final token that is nil still is one.
const isNilFinal = false
