package main

import (
	"fmt"
	"slices"
)

func main() {
	s := []int{1, 2, 3, 4}
	s = slices.Insert(s, 1, 10, 11)
	fmt.Println(s, len(s), cap(s))
	s = slices.Insert(s, 2, s[3:5]...)
	fmt.Println(s, len(s), cap(s))
	s = slices.Replace(s, 0, 2, 7, 8, 9)
	fmt.Println(s, len(s), cap(s))
	t := slices.Replace(s, 1, 5, 0)
	fmt.Println(t, s)
	fmt.Println(slices.Concat(t, nil, []int{5}), slices.Repeat([]string{"a", "b"}, 3))
	defer func() { fmt.Println(recover()) }()
	slices.Insert(t, 20, 1)
}
