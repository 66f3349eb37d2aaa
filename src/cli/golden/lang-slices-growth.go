package main

import "fmt"

type wide struct{ a, b, c int64 }

// What does not escape may begin with room on the stack since Go 1.26.
var sink any

func grown[T any](s []T) int { sink = s; return cap(s) }

func growth[T any](n int) {
	var s []T
	last := -1
	for range n {
		var zero T
		s = append(s, zero)
		sink = s
		if cap(s) != last {
			last = cap(s)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
}

func main() {
	growth[int](3000)
	growth[byte](3000)
	growth[string](500)
	growth[wide](500)
	growth[[5]int32](100)
	growth[struct {
		a int32
		b byte
	}](200)
	growth[*int](600)
	growth[any](300)
	fmt.Println(grown(append([]int(nil), 1, 2, 3)), grown(append([]int{1, 2}, 3, 4, 5)), grown(append([]byte("hello"), " world"...)))
	fmt.Println(grown(append(make([]int, 10), make([]int, 7)...)), grown(append([]int32(nil), make([]int32, 5)...)))
	fmt.Println(grown(append(make([]int, 300), 1)), grown(append(make([]string, 255), "")), grown(append([]bool{}, true)))
	s := make([]int, 3, 10)
	a := append(s, 1)
	b := append(s, 2)
	c := append(s[:1:1], 3)
	fmt.Println(a[3], b[3], c, s, len(a), cap(c))
	o := []int{1, 2, 3, 4, 5}
	copy(o[1:], o)
	fmt.Println(o)
	copy(o, o[2:])
	fmt.Println(o, copy(o, []int{}), copy([]byte("abc"), "xy"))
	o = append(o[:1], o[2:]...)
	fmt.Println(o)
	o = append(o, o...)
	fmt.Println(o, len(o))
	o = append(o[:2], append([]int{7, 7}, o[2:4]...)...)
	fmt.Println(o)
	var n []int
	e := []int{}
	fmt.Println(n == nil, e == nil, append(n, e...) == nil, append(e, n...) == nil, len(n[:]), n[0:0] == nil, e[:0] == nil)
	t := o[1:3:4]
	fmt.Println(len(t), cap(t), t[:3])
	clear(t)
	fmt.Println(o)
	u := append(t, 1)
	u[0] = 99
	v := append(u, 2)
	v[1] = 55
	fmt.Println(o, u, v)
}
