// Package sort: sorting and binary search.
package sort

import "math/bits"

type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// Sort does not keep the order of equal elements; it is the same as with Go's own sort.
func Sort(data Interface) {
	n := data.Len()
	sortRange(data, 0, n, bits.Len(uint(n)))
}

// Stable keeps the order of equal elements.
func Stable(data Interface) { stable(data, data.Len()) }

func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reverse struct {
	Interface
}

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

func Reverse(data Interface) Interface { return &reverse{data} }
