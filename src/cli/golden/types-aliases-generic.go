package main

import "fmt"

type Pair[K comparable, V any] struct {
	Key   K
	Value V
}

type (
	List[T any]          = []T
	ByName[V any]        = map[string]V
	Named[V any]         = Pair[string, V]
	Handler[In, Out any] = func(In) (Out, error)
	Grid[T any]          = List[List[T]]
	Same[K comparable]   = Pair[K, K]
	Callback[T any]      = Handler[T, Named[T]]
)

func (p Pair[K, V]) String() string { return fmt.Sprintf("<%v=%v>", p.Key, p.Value) }

func first[T any](xs List[T]) T { return xs[0] }

func collect[V any](m ByName[V]) List[Named[V]] {
	var out List[Named[V]]
	for _, key := range []string{"a", "b"} {
		if v, ok := m[key]; ok {
			out = append(out, Named[V]{key, v})
		}
	}
	return out
}

func main() {
	var xs List[int] = []int{3, 1, 2}
	fmt.Println(first(xs), len(xs), first([]string{"plain"}))
	fmt.Println(collect(map[string]int{"b": 2, "a": 1}))
	g := Grid[rune]{{'x'}, {'y', 'z'}}
	g[1][0]++
	fmt.Printf("%c %T\n", g, g)
	var h Handler[int, string] = func(n int) (string, error) { return fmt.Sprint(n * 2), nil }
	s, err := h(21)
	fmt.Println(s, err)
	fmt.Printf("%T %T %v\n", Same[bool]{true, false}, Named[error]{}, Same[int]{1, 2})
	var c Callback[int] = func(n int) (Pair[string, int], error) { return Named[int]{"n", n}, nil }
	p, _ := c(7)
	fmt.Println(p)
}
