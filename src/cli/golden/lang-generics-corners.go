package main

import (
	"cmp"
	"fmt"
)

type Number interface{ ~int | ~int64 | ~float64 }

type ID int

func (i ID) String() string { return fmt.Sprintf("#%d", int(i)) }

func Sum[S ~[]E, E Number](s S) (t E) {
	for _, v := range s {
		t += v
	}
	return
}

func Map[T, U any](s []T, f func(T) U) []U {
	r := make([]U, 0, len(s))
	for _, v := range s {
		r = append(r, f(v))
	}
	return r
}

type List[T any] struct {
	head *elem[T]
	n    int
}
type elem[T any] struct {
	v    T
	next *elem[T]
}

func (l *List[T]) Push(v T) { l.head = &elem[T]{v, l.head}; l.n++ }
func (l *List[T]) All() func(func(int, T) bool) {
	return func(yield func(int, T) bool) {
		i := 0
		for e := l.head; e != nil; e = e.next {
			if !yield(i, e.v) {
				return
			}
			i++
		}
	}
}

type Tree[K cmp.Ordered, V any] struct {
	left, right *Tree[K, V]
	k           K
	v           V
}

func (t *Tree[K, V]) Put(k K, v V) *Tree[K, V] {
	switch {
	case t == nil:
		return &Tree[K, V]{k: k, v: v}
	case k < t.k:
		t.left = t.left.Put(k, v)
	case k > t.k:
		t.right = t.right.Put(k, v)
	default:
		t.v = v
	}
	return t
}

func (t *Tree[K, V]) Each(f func(K, V)) {
	if t != nil {
		t.left.Each(f)
		f(t.k, t.v)
		t.right.Each(f)
	}
}

type Setter[T any] interface {
	*T
	Set(string)
}
type conf struct{ s string }

func (c *conf) Set(s string) { c.s = s }

func Parse[T any, P Setter[T]](s string) T {
	var t T
	P(&t).Set(s)
	return t
}

func kind[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case []T:
		return "slice"
	case fmt.Stringer:
		return "stringer"
	}
	return fmt.Sprintf("%T", v)
}

func zero[T any]() T { var z T; return z }

func ptr[T comparable](a, b T) bool { return a == b }

type Num[T Number] struct{ v T }

func (n Num[T]) Add(m Num[T]) Num[T] { return Num[T]{n.v + m.v} }

func apply[T any, R any](x T, fs ...func(T) R) (out []R) {
	for _, f := range fs {
		out = append(out, f(x))
	}
	return
}

func main() {
	fmt.Println(Sum([]ID{1, 2, 3}), Sum([]float64{1.5, 2}), Map([]int{1, 2}, func(i int) string { return fmt.Sprint(i, "!") }))
	var l List[string]
	l.Push("a")
	l.Push("b")
	for i, v := range l.All() {
		fmt.Print(i, v, " ")
	}
	var t *Tree[string, int]
	for i, k := range []string{"m", "c", "x", "c"} {
		t = t.Put(k, i)
	}
	t.Each(func(k string, v int) { fmt.Print(k, v, " ") })
	fmt.Println(Parse[conf]("on").s)
	fmt.Println(kind(1), kind("s"), kind(ID(2)), kind([]int{}), zero[*int]() == nil, zero[[2]ID](), ptr("a", "a"), ptr[any](1, 1.0))
	fmt.Printf("%v %T %T\n", Num[int]{1}.Add(Num[int]{2}), Num[ID]{}, &l)
	f := Map[int, ID]
	fmt.Println(f([]int{7}, func(i int) ID { return ID(i) }), apply(3, func(i int) bool { return i > 2 }))
	g := (*List[string]).Push
	g(&l, "c")
	h := l.Push
	h("d")
	fmt.Println(l.n, l.head.v)
}
