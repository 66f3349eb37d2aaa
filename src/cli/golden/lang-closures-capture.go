package main

import "fmt"

func counter() (inc func() int, get func() int) {
	n := 0
	inc = func() int { n++; return n }
	get = func() int { return n }
	return
}

func fib() func() int {
	a, b := 0, 1
	return func() int { defer func() { a, b = b, a+b }(); return a }
}

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

type node struct {
	next func() *node
	v    int
}

func results() (f func() int, n int) {
	f = func() int { n++; return n }
	n = 10
	return f, n * 2
}

func params(a int, s []int, p struct{ x int }) func() string {
	a++
	f := func() string { p.x++; return fmt.Sprint(a, s, p) }
	a *= 2
	s = append(s, a)
	return f
}

func main() {
	inc, get := counter()
	inc()
	inc()
	fmt.Println(get())
	f := fib()
	for range 8 {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	fmt.Println(compose(func(x int) int { return x + 1 }, func(x int) int { return x * x })(3))
	var fact func(int) int
	fact = func(n int) int {
		if n < 2 {
			return 1
		}
		return n * fact(n-1)
	}
	fmt.Println(fact(10))
	g, n := results()
	fmt.Println(n, g(), g())
	h := params(1, []int{9}, struct{ x int }{5})
	fmt.Println(h(), h())
	x := 1
	func() {
		x := x + 1
		x++
		fmt.Println("inner", x)
	}()
	{
		y := &x
		func() { *y = 50 }()
	}
	fmt.Println(x)
	arr := [3]int{1, 2, 3}
	set := func(i, v int) { arr[i] = v }
	cp := arr
	set(0, 100)
	fmt.Println(arr, cp)
	var chain *node
	for i := range 3 {
		prev := chain
		chain = &node{func() *node { return prev }, i}
	}
	for c := chain; c != nil; c = c.next() {
		fmt.Print(c.v, " ")
	}
	fmt.Println(func(a, b int) int { return a - b }(5, 3))
	type T struct{ X, Y int }
	v := T{}
	func() { v = T{X: 1, Y: v.Y + 2} }()
	fmt.Println(v)
}
