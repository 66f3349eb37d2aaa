package sort

import "math/bits"

// Pattern-defeating quicksort (Peters, arXiv 2106.05123), with the thresholds of Go's own, so that equal elements end up in the same
// order.
const (
	// Up to this length insertion is used.
	short = 12
	// From here on the pivot is a median of medians, and a nearly sorted range is worth a try.
	long = 50
	// Elements out of order that a range may have to be taken for nearly sorted.
	maxRepairs = 5
	// Exchanges while a pivot is chosen that say that a range is falling.
	allExchanges = 12
)

type trend int

const (
	noTrend trend = iota
	rising
	falling
)

// sortRange sorts [a, b); after `limit` bad partitions it turns to heap sort.
func sortRange(data Interface, a, b, limit int) {
	isBalanced, isPartitioned := true, true
	for b-a > short {
		if limit == 0 {
			heapSort(data, a, b)
			return
		}
		if !isBalanced {
			scatter(data, a, b)
			limit--
		}
		n := b - a
		pivot, direction := choosePivot(data, a, b)
		if direction == falling {
			reverseRange(data, a, b)
			pivot = a + (b - 1 - pivot)
			direction = rising
		}
		if isBalanced && isPartitioned && direction == rising && repair(data, a, b) {
			return
		}
		// What stands before the range is not greater than anything in it: if the pivot is not greater either, it is the least.
		if a > 0 && !data.Less(a-1, pivot) {
			a = splitEqual(data, a, b, pivot)
			continue
		}
		var middle int
		middle, isPartitioned = split(data, a, b, pivot)
		left, right := middle-a, b-middle
		// The shorter part first: the stack stays low.
		if left < right {
			isBalanced = left >= n/8
			sortRange(data, a, middle, limit)
			a = middle + 1
		} else {
			isBalanced = right >= n/8
			sortRange(data, middle+1, b, limit)
			b = middle
		}
	}
	insertionSort(data, a, b)
}

func insertionSort(data Interface, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

func heapSort(data Interface, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		siftDown(data, a, i, n)
	}
	for i := n - 1; i >= 0; i-- {
		data.Swap(a, a+i)
		siftDown(data, a, 0, i)
	}
}

// siftDown lets element i sink in the heap of n elements that begins at `first`.
func siftDown(data Interface, first, i, n int) {
	for {
		child := 2*i + 1
		if child >= n {
			return
		}
		if child+1 < n && data.Less(first+child, first+child+1) {
			child++
		}
		if !data.Less(first+i, first+child) {
			return
		}
		data.Swap(first+i, first+child)
		i = child
	}
}

// split puts what is less than the pivot before it and the rest behind it. It tells where the pivot is now, and whether nothing but
// the pivot had to move.
func split(data Interface, a, b, pivot int) (int, bool) {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	isPartitioned := true
	for {
		for i <= j && data.Less(i, a) {
			i++
		}
		for i <= j && !data.Less(j, a) {
			j--
		}
		if i > j {
			data.Swap(j, a)
			return j, isPartitioned
		}
		data.Swap(i, j)
		isPartitioned = false
		i++
		j--
	}
}

// splitEqual puts what equals the pivot, the least element, in front of the rest. It tells where the rest begins.
func splitEqual(data Interface, a, b, pivot int) int {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !data.Less(a, i) {
			i++
		}
		for i <= j && data.Less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		data.Swap(i, j)
		i++
		j--
	}
}

// repair sorts a range in which few elements are out of order; false if it is not one.
func repair(data Interface, a, b int) bool {
	i := a + 1
	for n := 0; n < maxRepairs; n++ {
		for i < b && !data.Less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < long {
			return false
		}
		data.Swap(i, i-1)
		if i-a >= 2 {
			for j := i - 1; j >= 1 && data.Less(j, j-1); j-- {
				data.Swap(j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && data.Less(j, j-1); j++ {
				data.Swap(j, j-1)
			}
		}
	}
	return false
}

// scatter moves three elements of the middle elsewhere: whatever pattern made the last pivot bad is gone. The places come from
// xorshift numbers that start from the length.
func scatter(data Interface, a, b int) {
	n := b - a
	if n < 8 {
		return
	}
	random := uint64(n)
	mask := uint64(1)<<bits.Len(uint(n)) - 1
	middle := a + n/4*2
	for i := middle - 1; i <= middle+1; i++ {
		random ^= random << 13
		random ^= random >> 7
		random ^= random << 17
		other := int(random & mask)
		if other >= n {
			other -= n
		}
		data.Swap(i, a+other)
	}
}

func choosePivot(data Interface, a, b int) (int, trend) {
	n := b - a
	nExchanges := 0
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= long {
		i = median(data, i-1, i, i+1, &nExchanges)
		j = median(data, j-1, j, j+1, &nExchanges)
		k = median(data, k-1, k, k+1, &nExchanges)
	}
	if n >= 8 {
		j = median(data, i, j, k, &nExchanges)
	}
	switch nExchanges {
	case 0:
		return j, rising
	case allExchanges:
		return j, falling
	}
	return j, noTrend
}

func median(data Interface, a, b, c int, nExchanges *int) int {
	a, b = ordered(data, a, b, nExchanges)
	b, _ = ordered(data, b, c, nExchanges)
	_, b = ordered(data, a, b, nExchanges)
	return b
}

func ordered(data Interface, a, b int, nExchanges *int) (int, int) {
	if data.Less(b, a) {
		*nExchanges++
		return b, a
	}
	return a, b
}

func reverseRange(data Interface, a, b int) {
	for b--; a < b; b-- {
		data.Swap(a, b)
		a++
	}
}
