//go:build go1.22

package bufio

// A final token that is nil is none.
const isNilFinal = true
