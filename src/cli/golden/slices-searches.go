package main

import (
	"fmt"
	"math"
	"slices"
)

func main() {
	s := []int{1, 3, 3, 5, 8}
	for _, x := range []int{0, 3, 4, 9} {
		i, found := slices.BinarySearch(s, x)
		fmt.Println(x, i, found, slices.Index(s, x), slices.Contains(s, x))
	}
	fmt.Println(slices.IndexFunc(s, func(x int) bool { return x > 3 }), slices.Max(s), slices.Min(s), slices.IsSorted(s))
	f := []float64{2, math.NaN(), 1, math.Inf(-1)}
	slices.Sort(f)
	fmt.Println(f, slices.Max(f), slices.Index(f, math.NaN()))
	i, found := slices.BinarySearch(f, math.NaN())
	fmt.Println(i, found, slices.Equal(f, f), slices.Compare(f, f), slices.Compare([]int{1}, []int{1, 2}))
	fmt.Println(slices.MinFunc([]string{"bb", "a", "c"}, func(a, b string) int { return len(a) - len(b) }))
	defer func() { fmt.Println(recover()) }()
	slices.Max([]int{})
}
