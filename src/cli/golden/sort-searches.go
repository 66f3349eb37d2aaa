package main

import (
	"fmt"
	"sort"
)

func main() {
	a := []int{1, 3, 6, 6, 10, 15}
	for _, x := range []int{0, 6, 7, 99} {
		fmt.Println(x, sort.SearchInts(a, x), sort.Search(len(a), func(i int) bool { return a[i] > x }))
	}
	fmt.Println(sort.Find(len(a), func(i int) int { return 10 - a[i] }))
	fmt.Println(sort.Find(len(a), func(i int) int { return 7 - a[i] }))
	fmt.Println(sort.SearchStrings([]string{"ant", "bee"}, "bat"), sort.SearchFloat64s([]float64{0.5, 1.5}, 1), sort.StringSlice{"a", "c"}.Search("b"))
	sort.Sort(sort.Reverse(sort.IntSlice(a)))
	fmt.Println(a, sort.IntsAreSorted(a), sort.SliceIsSorted(a, func(i, j int) bool { return a[i] > a[j] }))
}
