package main

import "fmt"

type person struct {
	name *string
	age  *int
}

func number() int { return 42 }

func of[T any](v T) *T { return new(v) }

type A[T any] = map[string][]T
type Pair[K, V any] struct {
	key K
	val V
}
type IntPair[V any] = Pair[int, V]
type Same = IntPair[string]

func (p Pair[K, V]) String() string { return fmt.Sprint(p.key, "=", p.val) }

func total(m A[int]) (n int) {
	for _, s := range m {
		for _, v := range s {
			n += v
		}
	}
	return
}

func main() {
	p := person{name: new("gopher"), age: new(number())}
	q := new(*p.age + 1)
	*p.age++
	fmt.Println(*p.name, *p.age, *q, *of("x"), *new(int), *new(3.5), *new('a'))
	s := new([]int{1, 2})
	(*s)[0] = 5
	st := new(person{age: q})
	*st.age = 7
	fmt.Println(*s, *q, *new(error(nil)) == nil)
	var m A[int] = A[int]{"a": {1, 2}, "b": {3}}
	fmt.Println(total(m), len(m))
	var s1 Same = Pair[int, string]{1, "one"}
	ip := IntPair[bool]{2, true}
	fmt.Println(s1, ip)
	fmt.Printf("%T %T %T\n", m, ip, s1)
	x := 1
	a, b := new(x), new(x)
	*a = 9
	fmt.Println(*a, *b, x, a == b)
}
