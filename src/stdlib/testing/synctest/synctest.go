//go:build go1.25

// Package synctest tests concurrent code in a bubble whose clock moves when everybody in it is blocked. Other than in Go, waiting
// for a mutex counts as being blocked too.
package synctest

import (
	"internal/bubble"
	"testing"
)

// Test runs f as the test, in a bubble, and waits for all goroutines that it starts.
func Test(t *testing.T, f func(*testing.T)) {
	if !testing.RunBubble(t, f) {
		t.FailNow()
	}
}

// Wait waits until every other goroutine of the bubble is blocked.
func Wait() { bubble.Wait() }
