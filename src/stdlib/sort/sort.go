// Package sort: sorting and binary search. Equal elements of more than a dozen may end up in another order than with Go's own
// unstable sort.
package sort

type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// short is the length up to which insertion is used, as Go does.
const short = 12

func Sort(data Interface) {
	n := data.Len()
	if n <= short {
		insertionSort(data, 0, n)
		return
	}
	for i := n/2 - 1; i >= 0; i-- {
		siftDown(data, i, n)
	}
	for i := n - 1; i > 0; i-- {
		data.Swap(0, i)
		siftDown(data, 0, i)
	}
}

// siftDown lets element i sink in the heap of the first n elements.
func siftDown(data Interface, i, n int) {
	for {
		child := 2*i + 1
		if child >= n {
			return
		}
		if child+1 < n && data.Less(child, child+1) {
			child++
		}
		if !data.Less(i, child) {
			return
		}
		data.Swap(i, child)
		i = child
	}
}

func insertionSort(data Interface, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

// Stable keeps the order of equal elements: it merges sorted halves by rotating.
func Stable(data Interface) { stableRange(data, 0, data.Len()) }

func stableRange(data Interface, a, b int) {
	if b-a <= short {
		insertionSort(data, a, b)
		return
	}
	middle := a + (b-a)/2
	stableRange(data, a, middle)
	stableRange(data, middle, b)
	mergeRanges(data, a, middle, b)
}

// mergeRanges merges the sorted ranges [a, m) and [m, b): the bigger one is halved, the other cut at the same element, the
// middle parts change places, and both sides are merged on their own.
func mergeRanges(data Interface, a, m, b int) {
	if a >= m || m >= b || !data.Less(m, m-1) {
		return
	}
	if b-a == 2 {
		data.Swap(a, m)
		return
	}
	var left, right int
	if m-a > b-m {
		left = a + (m-a)/2
		right = m + Search(b-m, func(i int) bool { return !data.Less(m+i, left) })
	} else {
		right = m + (b-m)/2
		left = a + Search(m-a, func(i int) bool { return data.Less(right, a+i) })
	}
	rotate(data, left, m, right)
	middle := left + right - m
	mergeRanges(data, a, left, middle)
	mergeRanges(data, middle, right, b)
}

// rotate exchanges the neighbouring ranges [a, m) and [m, b).
func rotate(data Interface, a, m, b int) {
	reverseRange(data, a, m)
	reverseRange(data, m, b)
	reverseRange(data, a, b)
}

func reverseRange(data Interface, a, b int) {
	for b--; a < b; b-- {
		data.Swap(a, b)
		a++
	}
}

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

// Search is the smallest i in [0, n) for which f(i); n if there is none.
func Search(n int, f func(int) bool) int {
	low, high := 0, n
	for low < high {
		middle := low + (high-low)/2
		if f(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}
