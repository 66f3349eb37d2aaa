package main

import "fmt"

type number interface{ ~int | ~float64 }
type set[T comparable] map[T]struct{}
type pair[K comparable, V any] struct {
	key K
	val V
}
type stack[T any] struct{ items []T }

func (s *stack[T]) push(x T)            { s.items = append(s.items, x) }
func (s *stack[T]) pop() T              { var zero T; return zero }
func (s /* ERROR "cannot use generic type stack[T any] without instantiation" */stack) bad()                    {}
func (s stack[int]) shadows()           {}
func (s /* ERROR "receiver declares 2 type parameters, but receiver base type declares 1" */stack[A, B]) two()              {}

func sum[T number](xs ...T) T                { var t T; return t }
func mapOf[T, U any](xs []T, f func(T) U) []U { return nil }
func zero[T any]() T                         { var t T; return t }
func maxOf[T int | string](a, b T) T         { return a }
func str[T fmt.Stringer](x T) string         { return x.String() }
func keys[M ~map[K]V, K comparable, V any](m M) []K { return nil }

func use(n int, s string, f float64) {
	_ = sum/* ERROR "string does not satisfy number (string missing in ~int | ~float64)" */("a")
	_ = sum(1, 2.5)
	_ = sum(n, /* ERROR "in call to sum, type float64 of f does not match inferred type int for T" */f)
	_ = sum[int](1, /* ERROR "cannot use 2.5 (untyped float constant) as int value in argument to sum[int] (truncated)" */2.5)
	_ = sum[/* ERROR "string does not satisfy number (string missing in ~int | ~float64)" */string]("a")
	_ = sum[int, /* ERROR "got 2 type arguments but want 1" */int](1)
	_ = sum/* ERROR "in call to sum, cannot infer T" */()
	_ = /* ERROR "cannot use generic function sum without instantiation" */sum
	_ = zero/* ERROR "in call to zero, cannot infer T" */()
	_ = zero[int]()
	_ = zero[int](/* ERROR "too many arguments in call to zero[int]\n\thave (number)\n\twant ()" */1)
	var /* ERROR "declared and not used: x" */x int = zero/* ERROR "in call to zero, cannot infer T" */()
	_ = mapOf([]int{1}, /* ERROR "in call to mapOf, type func(s string) int of func(s string) int {…} does not match inferred type func(int) U for func(T) U" */func(s string) int { return 0 })
	_ = mapOf([]int{1}, func(n int) string { return "" })
	_ = mapOf/* ERROR "in call to mapOf, cannot infer T" */(1, 2)
	_ = maxOf(1, /* ERROR "in call to maxOf, mismatched types untyped int and untyped string (cannot infer T)" */"a")
	_ = maxOf/* ERROR "float64 does not satisfy int | string (float64 missing in int | string)" */(1.5, 2)
	_ = maxOf(n, /* ERROR "in call to maxOf, type string of s does not match inferred type int for T" */s)
	_ = maxOf/* ERROR "bool does not satisfy int | string (bool missing in int | string)" */(true, false)
	_ = str/* ERROR "int does not satisfy fmt.Stringer (missing method String)" */(1)
	_ = str/* ERROR "in call to str, T (type int) does not satisfy fmt.Stringer (missing method String)" */(n)
	_ = keys(map[string]int{})
	_ = keys/* ERROR "in call to keys, M (type []int) does not satisfy ~map[K]V" */([]int{})
	var /* ERROR "declared and not used: st" */st /* ERROR "cannot use generic type stack[T any] without instantiation" */stack
	var /* ERROR "declared and not used: st2" */st2 /* ERROR "too many type arguments for type stack: have 2, want 1" */stack[int, string]
	var st3 stack[int]
	st3.push(/* ERROR "cannot use \"a\" (untyped string constant) as int value in argument to st3.push" */"a")
	st3./* ERROR "st3.Push undefined (type stack[int] has no field or method Push, but does have method push)" */Push(1)
	var /* ERROR "declared and not used: p" */p /* ERROR "not enough type arguments for type pair: have 1, want 2" */pair[string]
	var /* ERROR "declared and not used: q" */q pair[/* ERROR "[]int does not satisfy comparable" */[]int, int]
	var /* ERROR "declared and not used: r" */r pair[string, int] = /* ERROR "cannot use pair[int, string]{} (value of struct type pair[int, string]) as pair[string, int] value in variable declaration" */pair[int, string]{}
	_ = /* ERROR "cannot use generic type pair[K comparable, V any] without instantiation" */pair{"a", 1}
	_ = pair[string, int]{/* ERROR "cannot use 1 (untyped int constant) as string value in struct literal" */1, /* ERROR "cannot use \"a\" (untyped string constant) as int value in struct literal" */"a"}
	_ = set[func/* ERROR "func() does not satisfy comparable" */()]{}
	_ = stack[/* ERROR "undefined: undefinedType" */undefinedType]{}
	_ = /* ERROR "invalid operation: int[string] (int is not a generic type)" */int[string]
	_ = use/* ERROR "cannot index use (value of type func(n int, s string, f float64))" */[int]
	_ = n/* ERROR "cannot index n (variable of type int)" */[int]
	var /* ERROR "declared and not used: num" */num /* ERROR "cannot use type number outside a type constraint: interface contains type constraints" */number
	var _ []/* ERROR "cannot use type number outside a type constraint: interface contains type constraints" */number
	var /* ERROR "declared and not used: any1" */any1 /* ERROR "cannot use type comparable outside a type constraint: interface is (or embeds) comparable" */comparable
	mapOf[int]/* ERROR "in call to mapOf[int], cannot infer U" */([]int{1}, nil)
}

func body[T any, N number, C comparable](t T, n N, c C) {
	_ = /* ERROR "invalid operation: operator + not defined on t (variable of type T constrained by any)" */t + t
	_ = /* ERROR "invalid operation: t == t (incomparable types in type set)" */t == t
	_ = /* ERROR "invalid operation: t < t (type parameter T cannot use operator <)" */t < t
	_ = n + n
	_ = n + 1
	_ = n + /* ERROR "cannot convert 1.5 (untyped float constant) to type N" */1.5
	_ = /* ERROR "invalid operation: operator % not defined on n (variable of type N constrained by number)" */n % 2
	_ = c == c
	_ = /* ERROR "invalid operation: c < c (type parameter C cannot use operator <)" */c < c
	t./* ERROR "t.foo undefined (type T has no field or method foo)" */foo()
	_ = /* ERROR "invalid operation: cannot use type assertion on type parameter value t (variable of type T constrained by any)" */t.(int)
	_ = any(t).(int)
	_ = int(/* ERROR "cannot convert t (variable of type T constrained by any) to type int" */t)
	_ = int(n)
	var /* ERROR "declared and not used: x" */x T = /* ERROR "cannot use 1 (untyped int constant) as T value in variable declaration" */1
	var /* ERROR "declared and not used: y" */y T = /* ERROR "cannot use nil as T value in variable declaration" */nil
	var /* ERROR "declared and not used: z" */z N = 1
	z = /* ERROR "cannot use 1.5 (untyped float constant) as N value in assignment" */1.5
	z = /* ERROR "cannot use \"a\" (untyped string constant) as N value in assignment" */"a"
	_ = len(/* ERROR "invalid argument: t (variable of type T constrained by any) for built-in len" */t)
	for range /* ERROR "cannot range over t (variable of type T constrained by any): no specific type" */t {
	}
	_ = t/* ERROR "cannot index t (variable of type T constrained by any)" */[0]
	/* ERROR "invalid operation: cannot call t (variable of type T constrained by any): no specific type" */t()
	switch /* ERROR "cannot use type switch on type parameter value t (variable of type T constrained by any)" */t.(type) {
	}
	return /* ERROR "too many return values\n\thave (T)\n\twant ()" */t
}

type bad1[/* ERROR "undefined array length T or missing type constraint" */T] struct{}
type bad2[T any, /* ERROR "T redeclared in this block\n\tother declaration of T" */T any] struct{}
type bad3[T /* ERROR "undefined: undefinedType" */undefinedType] struct{}
type bad4[T any] /* ERROR "cannot use a type parameter as RHS in type declaration" */T
type bad5[T int | /* ERROR "cannot use fmt.Stringer in union (fmt.Stringer contains methods)" */fmt.Stringer] struct{}
type bad6 interface{ int }
type al[T any] = []T
type bad8 = /* ERROR "cannot use generic type al[T any] without instantiation" */al
type bad9 = /* ERROR "too many type arguments for type al: have 2, want 1" */al[int, int]

func dup[T any](/* ERROR "T redeclared in this block\n\tother declaration of T" */T any)      {}
func unusedT[T any](x int)   {}
func init[/* ERROR "func init must have no type parameters" */T any]()           {}
func constraint(x /* ERROR "cannot use type number outside a type constraint: interface contains type constraints" */number)    {}
func returns() /* ERROR "cannot use type comparable outside a type constraint: interface is (or embeds) comparable" */comparable    { return nil }
