//go:build go1.22

package slices

// clearRest sets the elements that are not kept to zero.
func clearRest[S ~[]E, E any](s S, n int) { clear(s[n:]) }

// Concat joins slices in a new one.
func Concat[S ~[]E, E any](slices ...S) S {
	size := 0
	for _, s := range slices {
		size += len(s)
	}
	all := Grow[S](nil, size)
	for _, s := range slices {
		all = append(all, s...)
	}
	return all
}
