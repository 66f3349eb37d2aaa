package main

import "fmt"

type Ring[T any] struct {
	xs []T
}

func (r *Ring[T]) At(i int) T {
	return r.xs[i]
}

func Each[T any](xs []T, f func(T)) {
	for _, x := range xs {
		f(x)
	}
}

func main() {
	r := &Ring[string]{xs: []string{"a"}}
	Each([]int{0, 1}, func(i int) {
		fmt.Println(r.At(i))
	})
}
