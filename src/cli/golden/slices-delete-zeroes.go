package main

import (
	"fmt"
	"slices"
)

func main() {
	s := []string{"a", "b", "c", "d", "e"}
	t := slices.Delete(s, 1, 3)
	fmt.Printf("%q %q\n", t, s)
	s = []string{"a", "a", "b", "b", "c"}
	t = slices.Compact(s)
	fmt.Printf("%q %q\n", t, s)
	n := []int{1, 2, 3, 4, 5, 6}
	fmt.Println(slices.DeleteFunc(n, func(x int) bool { return x%2 == 0 }), n)
	defer func() { fmt.Println(recover()) }()
	slices.Delete(n, 4, 9)
}
