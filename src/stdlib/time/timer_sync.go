//go:build go1.23

package time

// Since 1.23 no time from before Stop or Reset can be received after it.
const takesBack = true
