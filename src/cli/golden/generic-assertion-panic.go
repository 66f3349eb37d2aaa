package main

import "fmt"

type Box[T any] struct{ v T }

type Pair[A, B any] struct {
	a A
	b B
}

//go:noinline
func Must[T any](x any) T {
	return func() T { return x.(T) }()
}

func main() {
	fmt.Println(Must[Box[int]](Box[int]{3}))
	defer fmt.Println("deferred")
	fmt.Println(Must[Box[string]](Box[Pair[int, fmt.Stringer]]{}))
}
