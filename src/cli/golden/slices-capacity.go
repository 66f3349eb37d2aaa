package main

import (
	"fmt"
	"slices"
)

func main() {
	s := slices.Grow([]int{1, 2, 3}, 10)
	fmt.Println(len(s), cap(s), cap(slices.Clip(s)), cap(slices.Grow(s, 3)))
	var none []string
	fmt.Println(slices.Clone(none) == nil, slices.Clone([]string{}) == nil, slices.Clip(none) == nil)
	for n := 1; n < 40; n += 7 {
		fmt.Print(cap(slices.Grow([]byte(nil), n)), " ", cap(slices.Insert(make([]int, 4), 2, make([]int, n)...)), " ")
	}
	fmt.Println()
	slices.Reverse(s)
	fmt.Println(s)
	defer func() { fmt.Println(recover()) }()
	slices.Grow(s, -1)
}
