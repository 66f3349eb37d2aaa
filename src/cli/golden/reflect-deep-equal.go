package main

import (
	"errors"
	"fmt"
	"math"
	"reflect"
)

type node struct {
	value int
	next  *node
}

func main() {
	a := &node{1, &node{2, nil}}
	b := &node{1, &node{2, nil}}
	ring1, ring2 := &node{value: 1}, &node{value: 1}
	ring1.next, ring2.next = ring1, ring2
	var none []int
	pairs := [][2]any{
		{1, 1}, {1, int64(1)}, {nil, nil}, {nil, 0}, {none, []int{}}, {[]int{1, 2}, []int{1, 2}}, {a, b}, {a, a.next}, {ring1, ring2},
		{map[string][]int{"x": {1}}, map[string][]int{"x": {1}}}, {map[string]int{"x": 1}, map[string]int{"y": 1}},
		{math.NaN(), math.NaN()}, {func() {}, func() {}}, {(func())(nil), (func())(nil)}, {errors.New("e"), errors.New("e")},
		{[]any{1, "x", nil}, []any{1, "x", nil}}, {[2]any{1}, [2]any{1.0}}, {[]byte("ab"), []byte("ab")},
		{struct{ a []int }{[]int{1}}, struct{ a []int }{[]int{1}}}, {map[any]int{1: 1, "a": 2}, map[any]int{"a": 2, 1: 1}},
	}
	for i, p := range pairs {
		fmt.Println(i, reflect.DeepEqual(p[0], p[1]))
	}
}
