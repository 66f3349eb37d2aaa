// Structs, maps, slices, arrays and pointers under %v, %+v and %#v.
package main

import (
	"fmt"
)

type point struct{ X, y int }

type outer struct {
	point
	Next *outer
	S    string
	B    []byte
	E    error
}

func main() {

	n := 7
	values := []any{
		point{1, 2}, &point{3, 4}, []point{{5, 6}}, []*point{nil}, map[string]point{"b": {1, 2}, "a": {3, 4}},
		[2]bool{true}, []any{1, "a", nil, 2.5}, [0]int{}, []int(nil), map[int]string(nil), map[int]string{}, struct{}{},
		&[]int{1}, &map[string]int{"k": 1}, &[2]string{"x", "y"}, outer{point{7, 8}, nil, "s", []byte("hi"), nil}, (*point)(nil),
		[]error{nil}, struct{ A, b any }{1, nil}, [][]int{{1}, nil}, [3]byte{1, 2, 3}, []string{"a b", "c"},
		map[point]int{{2, 1}: 1, {1, 9}: 2}, map[bool]int{true: 1, false: 0}, map[float64]string{2.5: "x", -1: "y"},
	}
	for _, v := range values {
		fmt.Printf("%v\n%+v\n%#v\n%T\n", v, v, v, v)
	}
	fmt.Println(*(&n), n == *(&n))
}
