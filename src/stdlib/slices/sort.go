//go:build go1.21

package slices

import (
	"cmp"
	"sort"
)

// Sort puts NaNs first.
func Sort[S ~[]E, E cmp.Ordered](x S) { sort.Sort(byOrder[E](x)) }

// SortFunc does not keep the order of equal elements; it is the same as with Go's own sort.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int)       { sort.Sort(byFunc[E]{x, cmp}) }
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) { sort.Stable(byFunc[E]{x, cmp}) }

func IsSorted[S ~[]E, E cmp.Ordered](x S) bool { return sort.IsSorted(byOrder[E](x)) }

func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	return sort.IsSorted(byFunc[E]{x, cmp})
}

type byOrder[E cmp.Ordered] []E

func (x byOrder[E]) Len() int      { return len(x) }
func (x byOrder[E]) Swap(i, j int) { x[i], x[j] = x[j], x[i] }

func (x byOrder[E]) Less(i, j int) bool {
	a, b := x[i], x[j]
	return a < b || a != a && b == b
}

type byFunc[E any] struct {
	x   []E
	cmp func(a, b E) int
}

func (s byFunc[E]) Len() int           { return len(s.x) }
func (s byFunc[E]) Less(i, j int) bool { return s.cmp(s.x[i], s.x[j]) < 0 }
func (s byFunc[E]) Swap(i, j int)      { s.x[i], s.x[j] = s.x[j], s.x[i] }
