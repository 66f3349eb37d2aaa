package main

import (
	"fmt"
	"strconv"
)

type Number interface {
	~int | ~int8 | ~int64 | ~uint8 | ~float32 | ~float64
}

type Celsius float64

func (c Celsius) String() string { return strconv.FormatFloat(float64(c), 'f', 1, 64) + "C" }

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func Filter[S ~[]E, E any](xs S, keep func(E) bool) S {
	var out S
	for _, x := range xs {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

func Reduce[T, A any](xs []T, start A, f func(A, T) A) A {
	for _, x := range xs {
		start = f(start, x)
	}
	return start
}

func Sum[T Number](xs ...T) (total T) {
	for _, x := range xs {
		total += x
	}
	return
}

func Max[T int | string | float64](a, b T) T {
	if a > b {
		return a
	}
	return b
}

func Half[T Number](x T) T { return x / 2 }

func Scale[T Number](x T) T { return x*3 - T(1) }

func Zero[T any]() T {
	var zero T
	return zero
}

func Ptr[T any](x T) *T { return &x }

func Convert[To, From Number](x From) To { return To(x) }

func Keys[M ~map[K]V, K comparable, V any](m M) int {
	n := 0
	for range m {
		n++
	}
	return n
}

func Index[T comparable](xs []T, want T) int {
	for i, x := range xs {
		if x == want {
			return i
		}
	}
	return -1
}

func Swap[A, B any](a A, b B) (B, A) { return b, a }

type Names []string

func main() {
	fmt.Println(Map([]int{1, 2, 3}, func(i int) string { return strconv.Itoa(i * i) }))
	fmt.Println(Map([]string{"a", "bb"}, func(s string) int { return len(s) }))
	names := Filter(Names{"x", "yy", "z"}, func(s string) bool { return len(s) == 1 })
	fmt.Printf("%T %v\n", names, names)
	fmt.Println(Reduce([]int{1, 2, 3}, "", func(s string, i int) string { return s + strconv.Itoa(i) }))
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2.5), Sum[int8](100, 27, 1), Sum[Celsius](1.5, 2))
	fmt.Println(Max("a", "b"), Max(3, 2), Max(2.5, 1))
	fmt.Println(Half(7), Half(7.0), Half[uint8](255), Scale(int8(100)), Scale(float32(0.5)))
	fmt.Printf("%q %v %v %v\n", Zero[string](), Zero[int](), Zero[*int]() == nil, Zero[struct{ A, B int }]())
	p, q := Ptr(3), Ptr("s")
	*p++
	fmt.Println(*p, *q, *Ptr(Celsius(2)))
	fmt.Println(Convert[int](3.9), Convert[uint8](int64(300)), Convert[float64](int8(-3)), Convert[Celsius](20))
	fmt.Println(Keys(map[string]int{"a": 1, "b": 2}))
	fmt.Println(Index([]string{"a", "b"}, "b"), Index([]any{1, "x", nil}, nil), Index([][2]int{{1, 2}, {3, 4}}, [2]int{3, 4}))
	a, b := Swap(1, "one")
	fmt.Println(a, b)
	f := Max[string]
	g := Map[int, float64]
	fmt.Println(f("p", "q"), g([]int{1}, func(i int) float64 { return float64(i) / 4 }))
	fmt.Printf("%T %T\n", f, g)
}
