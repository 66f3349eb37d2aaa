package sort

// blockLength is the length of the blocks that insertion sorts before they are merged.
const blockLength = 20

// stable sorts blocks by insertion, then merges neighbours in place (Kim and Kutzner, "Stable minimum storage merging by symmetric
// comparisons", 2004).
func stable(data Interface, n int) {
	for a := 0; a < n; a += blockLength {
		insertionSort(data, a, min2(a+blockLength, n))
	}
	for length := blockLength; length < n; length *= 2 {
		for a := 0; a+length < n; a += 2 * length {
			merge(data, a, a+length, min2(a+2*length, n))
		}
	}
}

func min2(a, b int) int {
	if a < b {
		return a
	}
	return b
}

// merge merges the sorted ranges [a, m) and [m, b), neither of them empty.
func merge(data Interface, a, m, b int) {
	if m-a == 1 {
		insertFirst(data, a, b)
		return
	}
	if b-m == 1 {
		insertLast(data, a, m)
		return
	}
	middle := int(uint(a+b) >> 1)
	n := middle + m
	start, end := a, m
	if m > middle {
		start, end = n-b, middle
	}
	// Elements that are exchanged lie symmetrically around the middle: where do they begin?
	for start < end {
		c := int(uint(start+end) >> 1)
		if !data.Less(n-1-c, c) {
			start = c + 1
		} else {
			end = c
		}
	}
	end = n - start
	if start < m && m < end {
		rotate(data, start, m, end)
	}
	if a < start && start < middle {
		merge(data, a, start, middle)
	}
	if middle < end && end < b {
		merge(data, middle, end, b)
	}
}

// insertFirst moves element a to its place in the sorted range behind it, up to b.
func insertFirst(data Interface, a, b int) {
	low, high := a+1, b
	for low < high {
		middle := int(uint(low+high) >> 1)
		if data.Less(middle, a) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	for i := a; i < low-1; i++ {
		data.Swap(i, i+1)
	}
}

// insertLast moves element m to its place in the sorted range before it, from a on.
func insertLast(data Interface, a, m int) {
	low, high := a, m
	for low < high {
		middle := int(uint(low+high) >> 1)
		if !data.Less(m, middle) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	for i := m; i > low; i-- {
		data.Swap(i, i-1)
	}
}

// rotate exchanges the neighbouring ranges [a, m) and [m, b), by exchanging blocks of equal length.
func rotate(data Interface, a, m, b int) {
	left, right := m-a, b-m
	for left != right {
		if left > right {
			swapBlocks(data, m-left, m, right)
			left -= right
		} else {
			swapBlocks(data, m-left, m+right-left, left)
			right -= left
		}
	}
	swapBlocks(data, m-left, m, left)
}

func swapBlocks(data Interface, a, b, n int) {
	for i := 0; i < n; i++ {
		data.Swap(a+i, b+i)
	}
}
