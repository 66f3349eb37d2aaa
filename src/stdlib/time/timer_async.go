//go:build !go1.23

package time

// Until 1.22 a time that was sent before Stop or Reset could still be received after it.
const takesBack = false
