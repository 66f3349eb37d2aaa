package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func upTo(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func filter[V any](seq iter.Seq[V], keep func(V) bool) iter.Seq[V] {
	return func(yield func(V) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func apply[V, W any](seq iter.Seq[V], f func(V) W) iter.Seq[W] {
	return func(yield func(W) bool) {
		seq(func(v V) bool { return yield(f(v)) })
	}
}

func take[V any](seq iter.Seq[V], n int) iter.Seq[V] {
	return func(yield func(V) bool) {
		for v := range seq {
			if n == 0 || !yield(v) {
				return
			}
			n--
		}
	}
}

func main() {
	evens := filter(upTo(20), func(n int) bool { return n%2 == 0 })
	squares := apply(evens, func(n int) string { return fmt.Sprint(n * n) })
	fmt.Println(slices.Collect(take(squares, 4)))
	fmt.Println(slices.Sorted(maps.Values(maps.Collect(slices.All([]int{3, 1, 2})))))
}
