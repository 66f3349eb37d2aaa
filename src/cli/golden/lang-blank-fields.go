package main

import "fmt"

type T struct {
	a int
	_ int
	b string
	_ float64
}

func f(n int) int { fmt.Print("f", n, " "); return n }

var global = T{f(1), 2, "g", 3}

func main() {
	x := T{f(3), f(4), "x", 1.5}
	y := T{f(3), f(5), "x", 2.5}
	fmt.Println(x == y, x, global)
	p := &T{1, f(6), "p", 0}
	fmt.Println(*p, any(x) == any(y))
	m := map[T]int{x: 1}
	m[y]++
	fmt.Println(len(m), m[T{a: 3, b: "x"}])
	_, z := f(7), f(8)
	var _, w = f(9), f(10)
	_ = f(11)
	for _, _ = range []int{1, 2} {
		z++
	}
	func(_ int, _ string) { w++ }(f(12), "")
	fmt.Println(z, w)
	s := []T{{1, f(13), "s", 2}, {a: 2}}
	fmt.Println(s, struct{ _, v int }{f(14), 15})
}
