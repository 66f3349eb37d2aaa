package main

import (
	"fmt"
	"iter"
	"slices"
)

func count(from int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("count ends")
		for i := from; yield(i); i++ {
		}
	}
}

func zip[A, B any](as iter.Seq[A], bs iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		next, stop := iter.Pull(bs)
		defer stop()
		for a := range as {
			b, ok := next()
			if !ok || !yield(a, b) {
				return
			}
		}
	}
}

func main() {
	next, stop := iter.Pull(slices.Values([]string{"a", "b"}))
	for range 4 {
		fmt.Println(next())
	}
	stop()
	// Two sequences side by side.
	for a, b := range zip(count(10), slices.Values([]string{"x", "y", "z"})) {
		fmt.Println(a, b)
	}
}
