package main

import "fmt"

type ordered[T any] interface{ less(T) bool }

type adder[A adder[A]] interface {
	add(A) A
}

type tree[T ordered[T]] struct {
	left, right *tree[T]
	value       T
}

func (t *tree[T]) insert(v T) *tree[T] {
	if t == nil {
		return &tree[T]{value: v}
	}
	if v.less(t.value) {
		t.left = t.left.insert(v)
	} else {
		t.right = t.right.insert(v)
	}
	return t
}

func (t *tree[T]) walk(yield func(T) bool) bool {
	return t == nil || t.left.walk(yield) && yield(t.value) && t.right.walk(yield)
}

type age int

func (a age) less(b age) bool { return a < b }
func (a age) add(b age) age   { return a + b }

func total[A adder[A]](first A, rest ...A) A {
	for _, x := range rest {
		first = first.add(x)
	}
	return first
}

type setter[T any] interface {
	*T
	set(string)
}

type name struct{ text string }

func (n *name) set(s string) { n.text = "<" + s + ">" }

func build[T any, P setter[T]](texts ...string) []T {
	out := make([]T, len(texts))
	for i, text := range texts {
		P(&out[i]).set(text)
	}
	return out
}

func main() {
	var t *tree[age]
	for _, a := range []age{30, 10, 20} {
		t = t.insert(a)
	}
	t.walk(func(a age) bool { fmt.Println(a); return a < 20 })
	fmt.Println(total(age(1), 2, 3), build[name]("a", "b"))
}
