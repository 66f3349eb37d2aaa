package main

import "fmt"

var (
	a    = c + b
	b    = f("b", 1)
	c    = f("c", d)
	d    = 3
	e, g = pair()
	_    = f("blank", 0)
	h    = func() int { return i }()
	i    = f("i", 8)
	m    = map[string]int{"x": f("mx", 1)}
	s    = T{n: &k}
	k    = f("k", 9)
	r    = rec
)

type T struct{ n *int }

func rec() int { return len(table) }

var table = []func() int{rec2}

func rec2() int { return f("rec2", 1) }

func pair() (int, int) { fmt.Println("pair", a); return a, b }

func f(name string, n int) int {
	fmt.Println("init", name, n)
	return n
}

func init() { fmt.Println("first init", a, b, c, d, e, g, h, i, m, *s.n, r()) }

func init() {
	fmt.Println("second init")
	a = 100
}

func main() { fmt.Println("main", a) }

func init() { fmt.Println("third init", a) }
