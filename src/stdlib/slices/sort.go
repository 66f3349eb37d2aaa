//go:build go1.21

package slices

import "cmp"

func Sort[S ~[]E, E cmp.Ordered](x S)                         { sortRange(x, cmp.Compare[E]) }
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int)       { sortRange(x, cmp) }
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) { sortRange(x, cmp) }

func IsSorted[S ~[]E, E cmp.Ordered](x S) bool { return IsSortedFunc(x, cmp.Compare[E]) }

func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

// sortRange sorts by insertion up to a dozen elements and by merging above. The order of equal elements is kept: unlike Go's own
// sort, whose order of equal elements is unspecified.
func sortRange[S ~[]E, E any](x S, cmp func(a, b E) int) {
	if len(x) <= 12 {
		for i := 1; i < len(x); i++ {
			for j := i; j > 0 && cmp(x[j], x[j-1]) < 0; j-- {
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
		return
	}
	middle := len(x) / 2
	sortRange(x[:middle], cmp)
	sortRange(x[middle:], cmp)
	left := append([]E(nil), x[:middle]...)
	i, j := 0, middle
	for k := range x {
		if i == len(left) {
			return
		}
		if j < len(x) && cmp(x[j], left[i]) < 0 {
			x[k] = x[j]
			j++
		} else {
			x[k] = left[i]
			i++
		}
	}
}
