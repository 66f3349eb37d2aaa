package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

type ids []int
type celsius float64
type number interface{ ~int | ~float64 }

func mapAll[S ~[]E, E, R any](s S, f func(E) R) []R {
	var out []R
	for _, e := range s {
		out = append(out, f(e))
	}
	return out
}

func clone[S ~[]E, E any](s S) S { return append(S(nil), s...) }
func sum[T number](xs ...T) T {
	var total T
	for _, x := range xs {
		total += x
	}
	return total
}
func reduce[T, A any](xs []T, start A, f func(A, T) A) A {
	for _, x := range xs {
		start = f(start, x)
	}
	return start
}
func apply[T any](x T, fs ...func(T) T) T {
	for _, f := range fs {
		x = f(x)
	}
	return x
}
func double[T number](x T) T       { return x * 2 }
func pointerTo[T any](x T) *T      { return &x }
func keep[T any](x T) func() T     { return func() T { return x } }
func send[T any](ch chan<- T, x T) { ch <- x }
func recv[T any](ch <-chan T) T    { return <-ch }
func pick[K cmp.Ordered, V any](m map[K]V) V {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	return m[slices.Min(keys)]
}

func main() {
	fmt.Printf("%T %v\n", clone(ids{1, 2}), mapAll(ids{1, 2}, strconv.Itoa))
	fmt.Println(sum(1, 2.5), sum(1, 2, 3), sum(celsius(20), 1.5), sum[float64](1, 2))
	fmt.Println(reduce([]string{"a", "bc"}, 0, func(n int, s string) int { return n + len(s) }))
	fmt.Println(apply(3, double, double), apply(1.5, double[float64]))
	var f func(celsius) celsius = double
	fmt.Println(f(4), *pointerTo("p"), keep(keep(5))()())
	ch := make(chan any, 1)
	send(ch, any("boxed"))
	fmt.Println(recv(ch), pick(map[string]int{"b": 2, "a": 1}))
	fmt.Printf("%T %T\n", sum(1, 2.0), pointerTo(celsius(1)))
}
