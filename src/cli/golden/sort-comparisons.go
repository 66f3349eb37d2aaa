package main

import (
	"fmt"
	"sort"
)

var keys = [](func(i, n int) int){
	func(i, n int) int { return i },
	func(i, n int) int { return n - i },
	func(i, n int) int { return i * 7919 % 101 },
	func(i, n int) int { return i % 3 },
	func(i, n int) int { return (i ^ 5) * (i & 1) },
}

type counted struct {
	a            []int
	calls, swaps *int
}

func (c counted) Len() int           { return len(c.a) }
func (c counted) Less(i, j int) bool { *c.calls++; return c.a[i] < c.a[j] }
func (c counted) Swap(i, j int)      { *c.swaps++; c.a[i], c.a[j] = c.a[j], c.a[i] }

func main() {
	// How often a sort compares is the same, too.
	for _, n := range []int{5, 12, 30, 100, 300} {
		for name, key := range keys {
			calls, swaps := 0, 0
			a := make([]int, n)
			for i := range a {
				a[i] = key(i, n)
			}
			sort.Sort(counted{a, &calls, &swaps})
			fmt.Println(n, name, calls, swaps)
			calls, swaps = 0, 0
			for i := range a {
				a[i] = key(i, n)
			}
			sort.Stable(counted{a, &calls, &swaps})
			fmt.Println(calls, swaps)
		}
	}
}
