package main

import (
	"cmp"
	"fmt"
	"slices"
)

type point struct{ x, id int }

func main() {
	var points []point
	for i := range 60 {
		points = append(points, point{i * 37 % 11, i})
	}
	stable := slices.Clone(points)
	// Equal elements keep no order, but a definite one.
	slices.SortFunc(points, func(a, b point) int { return cmp.Compare(a.x, b.x) })
	fmt.Println(points)
	slices.SortStableFunc(stable, func(a, b point) int { return cmp.Compare(a.x, b.x) })
	fmt.Println(stable)
	i, found := slices.BinarySearchFunc(stable, 7, func(p point, x int) int { return p.x - x })
	fmt.Println(i, found)
}
