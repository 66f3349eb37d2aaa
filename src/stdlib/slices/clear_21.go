//go:build go1.21 && !go1.22

package slices

// clearRest leaves what is behind the elements that are kept, as Go did until 1.22.
func clearRest[S ~[]E, E any](s S, n int) {}
