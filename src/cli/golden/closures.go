package main

import (
	"fmt"
)

func fib() func() int {
	a, b := 0, 1
	return func() int {
		r := a
		a, b = b, a+b
		return r
	}
}
func double(x int) int                         { return 2 * x }
func compose(f, g func(int) int) func(int) int { return func(x int) int { return f(g(x)) } }
func variadic(xs ...int) (n int) {
	for _, x := range xs {
		n += x
	}
	return n + len(xs)*100
}
func swap(a, b string) (string, string) { return b, a }

func main() {
	adders := []func() int{}
	for i := 0; i < 3; i++ {
		adders = append(adders, func() int { i += 10; return i })
	}
	for _, f := range adders {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	next := fib()
	for range 10 {
		fmt.Print(next(), " ")
	}
	fmt.Println()
	var fact func(int) int
	fact = func(n int) int {
		if n < 2 {
			return 1
		}
		return n * fact(n-1)
	}
	fmt.Println(fact(20), compose(double, double)(3))
	x := 1
	inc := func() { x++ }
	inc()
	inc()
	fmt.Println(x, variadic(), variadic(1, 2, 3), variadic([]int{4, 5}...))
	a, b := swap("a", "b")
	fmt.Println(a, b)
	fmt.Println(func(n int) (r int) { defer func() { r *= 2 }(); return n + 1 }(4))
}
