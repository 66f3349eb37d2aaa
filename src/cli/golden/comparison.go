package main

import "fmt"

type point struct{ x, y int }

type named struct {
	point
	label string
	any   interface{}
}

func try(name string, f func() bool) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	fmt.Println(name, f())
}

func main() {
	a, b := point{1, 2}, point{1, 2}
	fmt.Println(a == b, &a == &b, [2]point{a} == [2]point{b}, a != point{2, 1})
	m := named{a, "p", 1}
	n := named{b, "p", 1}
	fmt.Println(m == n, m == named{b, "p", int64(1)})
	seen := map[point]string{{1, 2}: "a", {3, 4}: "b"}
	fmt.Println(seen[a], seen[point{3, 4}], seen[point{}] == "")
	arrays := map[[2]string]int{{"a", "b"}: 1}
	arrays[[2]string{"a", "b"}]++
	fmt.Println(arrays)
	var i, j interface{} = a, b
	fmt.Println(i == j, i == interface{}(1), i != nil)
	try("slices", func() bool { var i, j interface{} = []int{1}, []int{1}; return i == j })
	try("different types", func() bool { var i, j interface{} = []int{1}, 1; return i == j })
	try("struct with slice", func() bool { return named{any: []int{}} == named{any: []int{}} })
	try("map key", func() bool { return map[interface{}]bool{1: true}[func() {}] })
	var e1, e2 struct{}
	fmt.Println(e1 == e2, struct{ n int }{3} == struct{ n int }{3})
}
