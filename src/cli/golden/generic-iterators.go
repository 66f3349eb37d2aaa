package main

import (
	"fmt"
	"iter"
)

type Tree[T any] struct {
	left, right *Tree[T]
	value       T
}

func (t *Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}

func (t *Tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.left.push(yield) && yield(t.value) && t.right.push(yield)
}

func Map[T, U any](seq iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		for x := range seq {
			if !yield(f(x)) {
				return
			}
		}
	}
}

func Zip[A, B any](as []A, bs []B) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		for i := range min(len(as), len(bs)) {
			if !yield(as[i], bs[i]) {
				return
			}
		}
	}
}

func First[T any](seq iter.Seq[T], want func(T) bool) (found T, ok bool) {
	for x := range seq {
		if want(x) {
			return x, true
		}
	}
	return
}

func Count[N ~int](n N) (sum N) {
	for i := range n {
		sum += i
	}
	return sum
}

func Each[F ~func(func(E) bool), E any](f F) (all []E) {
	for x := range f {
		all = append(all, x)
	}
	return all
}

type Size int

type Gen[T any] func(yield func(T) bool)

func (g Gen[T]) Take(n int) Gen[T] {
	return func(yield func(T) bool) {
		if n == 0 {
			return
		}
		left := n
		for x := range g {
			if left--; !yield(x) || left == 0 {
				return
			}
		}
	}
}

func Naturals[N int | float64]() Gen[N] {
	return func(yield func(N) bool) {
		for n := N(0); yield(n); n++ {
		}
	}
}

func main() {
	t := &Tree[string]{&Tree[string]{nil, nil, "a"}, &Tree[string]{nil, nil, "c"}, "b"}
	for s := range t.All() {
		fmt.Print(s, " ")
	}
	for n := range Map(t.All(), func(s string) int { return int(s[0]) }) {
		fmt.Print(n, " ")
	}
	fmt.Println()
outer:
	for a, b := range Zip([]int{1, 2, 3}, []string{"x", "y", "z", "w"}) {
		for i := range a {
			if i == 2 {
				break outer
			}
			if i == 1 {
				continue outer
			}
			fmt.Print(a, b, i, " ")
		}
	}
	fmt.Println()
	fmt.Println(First(t.All(), func(s string) bool { return s > "a" }))
	fmt.Println(First(t.All(), func(s string) bool { return s > "x" }))
	fmt.Println(Count(5), Count[Size](30))
	fmt.Println(Each(t.All()), Each(Naturals[float64]().Take(3)), Each(Naturals[int]().Take(0)))
}
