package main

type Number interface {
	~int | ~float64
}
type Pair[A, B any] struct {
	first  A
	second B
}
type List[T any] struct {
	head *node[T]
	size int
}
type node[T any] struct {
	value T
	next  *node[T]
}
type Tree[K comparable, V any] struct{ m map[K]V }
type MyInt int
type Stringer interface{ String() string }

func (l *List[T]) Push(v T)         { l.head = &node[T]{v, l.head} }
func (l *List[U]) Len() int         { return l.size }
func (l List[T]) Bad(v T) int       { return /* ERROR "cannot use v (variable of type T constrained by any) as int value in return statement" */v }
func (p /* ERROR "receiver declares 1 type parameter, but receiver base type declares 2" */Pair[A]) Wrong()            {}
func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[B, A]{p.second, p.first} }
func (t Tree[K, V]) Get(k K) V      { return t.m[k] }

func Map[T, U any](xs []T, f func(T) U) []U { return nil }
func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}
func Max[T int | string](a, b T) T {
	if a > b {
		return a
	}
	return b
}
func Keys[M ~map[K]V, K comparable, V any](m M) []K { return nil }
func Zero[T any]() T                               { var z T; return z }
func Eq[T comparable](a, b T) bool                 { return a == b }
func Neq[T any](a, b T) bool                       { return /* ERROR "invalid operation: a == b (incomparable types in type set)" */a == b }
func Add[T any](a, b T) T                          { return /* ERROR "invalid operation: operator + not defined on a (variable of type T constrained by any)" */a + b }
func Len[T any](a T) int                           { return len(/* ERROR "invalid argument: a (variable of type T constrained by any) for built-in len" */a) }
func Str[T Stringer](a T) string                   { return a.String() }
func Nil[T any]() T                                { return /* ERROR "cannot use nil as T value in return statement" */nil }
func Conv[T Number](a int) T                       { return T(a) }
func Conv2[T any](a int) T                         { return T(/* ERROR "cannot convert a (variable of type int) to type T" */a) }
func Assign[T any](a T) int                        { return /* ERROR "cannot use a (variable of type T constrained by any) as int value in return statement" */a }
func Switch[T any](a T) {
	switch any(a).(type) {
	case int:
	}
	switch /* ERROR "cannot use type switch on type parameter value a (variable of type T constrained by any)" */a.(type) {
	}
	_ = /* ERROR "invalid operation: cannot use type assertion on type parameter value a (variable of type T constrained by any)" */a.(int)
	a./* ERROR "a.foo undefined (type T has no field or method foo)" */foo()
}

func use() {
	var l List[int]
	l.Push(/* ERROR "cannot use \"a\" (untyped string constant) as int value in argument to l.Push" */"a")
	l.Push(1)
	var l2 /* ERROR "cannot use generic type List[T any] without instantiation" */List
	var l3 /* ERROR "too many type arguments for type List: have 2, want 1" */List[int, string]
	var l4 /* ERROR "not enough type arguments for type Pair: have 1, want 2" */Pair[int]
	var l5 /* ERROR "invalid operation: int[string] (int is not a generic type)" */int[string]
	var p Pair[int, string]
	p.first = /* ERROR "cannot use \"a\" (untyped string constant) as int value in assignment" */"a"
	_ = /* ERROR "invalid operation: p.Swap().first + 1 (mismatched types string and untyped int)" */p.Swap().first + 1
	var t Tree[/* ERROR "[]int does not satisfy comparable" */[]int, int]
	_ = Sum(1, 2.5)
	_ = Sum/* ERROR "string does not satisfy Number (string missing in ~int | ~float64)" */("a")
	_ = Sum[/* ERROR "string does not satisfy Number (string missing in ~int | ~float64)" */string]("a")
	_ = Sum[int](1, /* ERROR "cannot use \"a\" (untyped string constant) as int value in argument to Sum[int]" */"a")
	_ = Sum[MyInt](1)
	_ = Max(1, /* ERROR "in call to Max, mismatched types untyped int and untyped string (cannot infer T)" */"a")
	_ = Max/* ERROR "MyInt does not satisfy int | string (possibly missing ~ for int in int | string)" */(MyInt(1), 2)
	_ = Max[int]
	_ = Map([]int{1}, func(x int) string { return "" })
	_ = Map([]int{1}, /* ERROR "in call to Map, type func(x string) string of func(x string) string {…} does not match inferred type func(int) U for func(T) U" */func(x string) string { return "" })
	_ = Keys(map[string]int{})
	_ = Keys/* ERROR "in call to Keys, M (type []int) does not satisfy ~map[K]V" */([]int{})
	_ = Zero/* ERROR "in call to Zero, cannot infer T" */()
	_ = Zero[int]()
	_ = Zero[int, /* ERROR "got 2 type arguments but want 1" */string]()
	_ = Eq/* ERROR "[]int does not satisfy comparable" */([]int{}, nil)
	_ = Eq(1, 2)
	_ = Eq/* ERROR "func() does not satisfy comparable" */(func() {}, nil)
	_ = Str/* ERROR "int does not satisfy Stringer (missing method String)" */(1)
	_ = Str/* ERROR "in call to Str, T (type List[int]) does not satisfy Stringer (missing method String)" */(l)
	/* ERROR "declared and not used: f" */f := /* ERROR "cannot use generic function Sum without instantiation" */Sum
	g := Sum[int]
	_ = g(1)
	var /* ERROR "declared and not used: n" */n /* ERROR "cannot use type Number outside a type constraint: interface contains type constraints" */Number
	_ = /* ERROR "cannot use generic type Pair[A, B any] without instantiation" */Pair{1, 2}
	_ = Pair[int, string]{1, /* ERROR "cannot use 2 (untyped int constant) as string value in struct literal" */2}
	_ = List[int]{nil, 1}
	_, _, _, _, _ = l2, l3, l4, l5, t
}

type Bad1[T any] /* ERROR "cannot use a type parameter as RHS in type declaration" */T
type Bad2[T any] struct{ /* ERROR "embedded field type cannot be a (pointer to a) type parameter" */T }
type Bad3 interface{ int | /* ERROR "invalid use of ~ (underlying type of MyInt is int)" */~MyInt }
type Bad4[T /* ERROR "undefined: Undef" */Undef] struct{ x T }
type Bad5[T int] struct{ x T }
