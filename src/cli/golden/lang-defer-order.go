package main

import "fmt"

func arg(s string) string { fmt.Println("evaluated", s); return s }

type T struct{ n int }

func (t *T) add(n int) *T { t.n += n; fmt.Println("add", n, "->", t.n); return t }

func get(f string) func(string) {
	fmt.Println("function", f)
	return func(s string) { fmt.Println("called", f, s) }
}

func named() (n int) {
	defer func() { n *= 2 }()
	n = 3
	return n + 1
}

func unnamed() int {
	n := 3
	defer func() { n *= 2 }()
	return n
}

func nilFunc() {
	defer func() { fmt.Println("recovered:", recover()) }()
	var f func()
	defer f()
	fmt.Println("a nil function is deferred without complaint")
}

func nilInterface() {
	defer func() { fmt.Println("recovered:", recover()) }()
	var s fmt.Stringer
	defer s.String()
	fmt.Println("not reached")
}

func nilMap() {
	defer func() { fmt.Println("recovered:", recover()) }()
	var m map[string]int
	defer delete(m, "x")
	defer func() { m["x"]++ }()
}

func main() {
	defer get("f")(arg("a"))
	defer fmt.Println(arg("b"), arg("c"))
	var t T
	defer t.add(1).add(2).add(3)
	fmt.Println(named(), unnamed())
	nilFunc()
	nilInterface()
	nilMap()
	x := 1
	defer fmt.Println("x was", x)
	x = 2
	a := [2]int{1, 2}
	defer fmt.Println(a)
	a[0] = 9
	for i := range 3 {
		defer func(n int) { fmt.Println("loop", n, i) }(i * 10)
	}
}
