package main

import "fmt"

type S struct {
	a int
	B string
}
type Em struct {
	S
	c int
}
type I interface{ M(int) string }

func f0()               {}
func f2() (int, string) { return 1, "" }

func structs() {
	_ = S{1/* ERROR "too few values in struct literal of type S" */}
	_ = S{1, "a", /* ERROR "too many values in struct literal of type S" */2}
	_ = S{1, /* ERROR "cannot use 2 (untyped int constant) as string value in struct literal" */2}
	_ = S{a: 1, /* ERROR "duplicate field name a in struct literal" */a: 2}
	_ = S{/* ERROR "unknown field b in struct literal of type S, but does have B" */b: 1}
	_ = S{/* ERROR "unknown field zz in struct literal of type S" */zz: 1}
	_ = S{a: /* ERROR "cannot use \"x\" (untyped string constant) as int value in struct literal" */"x"}
	_ = S{1, /* ERROR "mixture of field:value and value elements in struct literal" */B: "x"}
	_ = S{a: 1, /* ERROR "mixture of field:value and value elements in struct literal" */"x"}
	_ = S{/* ERROR "invalid field name 1 in struct literal" */1: 2}
	_ = S{/* ERROR "invalid field name x.y in struct literal" */x.y: 1}
	_ = S{}
	_ = Em{/* ERROR "unknown field a in struct literal of type Em" */a: 1}
	_ = Em{S: S{}, c: /* ERROR "cannot use \"q\" (untyped string constant) as int value in struct literal" */"q"}
	_ = Em{S{1, ""}, 2}
	_ = S{/* ERROR "multiple-value f2() (value of type (int, string)) in single-value context" */f2()/* ERROR "too few values in struct literal of type S" */}
	_ = &S{1/* ERROR "too few values in struct literal of type S" */}
	_ = struct{ a int }{/* ERROR "unknown field b in struct literal of type struct{a int}" */b: 1}
	_ = struct{ a, b int }{1, 2}
	_ = /* ERROR "invalid composite literal type fmt.Stringer" */fmt.Stringer{}
	_ = /* ERROR "undefined: Undef" */Undef{1, /* ERROR "undefined: x" */x}
	_ = S{a: /* ERROR "undefined: undef" */undef, B: /* ERROR "cannot use 1 (untyped int constant) as string value in struct literal" */1}
	_ = []S{{1, "a"}, {2/* ERROR "too few values in struct literal of type S" */}}
	_ = []*S{{1, "a"}, {2/* ERROR "too few values in struct literal of type S" */}}
	_ = map[S]S{{1, "a"}: {1, /* ERROR "cannot use 2 (untyped int constant) as string value in struct literal" */2}}
	_ = [2]S{{a: 1}, {/* ERROR "unknown field c in struct literal of type S" */c: 1}}
}

func arrays() {
	_ = []int{0: 1, /* ERROR "duplicate index 0 in array or slice literal" */0: 2}
	_ = []int{/* ERROR "cannot convert \"a\" (untyped string constant) to type int" */"a": 1}
	_ = []int{/* ERROR "invalid argument: index -1 (constant of type int) must not be negative" */-1: 1}
	_ = []int{/* ERROR "1.5 (untyped float constant) truncated to int" */1.5: 1}
	_ = []int{1, 2, /* ERROR "cannot use \"a\" (untyped string constant) as int value in array or slice literal" */"a"}
	_ = [2]int{1, 2, /* ERROR "index 2 is out of bounds (>= 2)" */3}
	_ = [2]int{/* ERROR "invalid argument: index 5 out of bounds [0:2]" */5: 1}
	_ = [...]int{1, 2}
	_ = [...]string{/* ERROR "cannot use 1 (untyped int constant) as string value in array or slice literal" */1}
	_ = []int{1, 2: 3, 4, 4: 1}
	_ = []int{2: 1, 1: 0, /* ERROR "duplicate index 2 in array or slice literal" */2}
	_ = [][]int{{1}, {/* ERROR "cannot use \"a\" (untyped string constant) as int value in array or slice literal" */"a"}}
	_ = [][]int{{1}, /* ERROR "cannot use 2 (untyped int constant) as []int value in array or slice literal" */2}
	var arr [3]int = /* ERROR "cannot use [...]int{…} (value of type [2]int) as [3]int value in variable declaration" */[...]int{1, 2}
	x := 1
	_ = []int{/* ERROR "index x must be integer constant" */x: 1}
	_ = []I{/* ERROR "cannot use S{} (value of struct type S) as I value in array or slice literal: S does not implement I (missing method M)" */S{}}
	_ = []any{1, "a", nil}
	_ = [3]int{1, 2}[/* ERROR "invalid argument: index 5 out of bounds [0:3]" */5]
	_, _ = arr, [...]int{9: 1}[/* ERROR "invalid argument: index 20 out of bounds [0:10]" */20]
}

func maps() {
	_ = map[string]int{"a": 1, /* ERROR "duplicate key \"a\" in map literal" */"a": 2}
	_ = map[string]int{/* ERROR "cannot use 1 (untyped int constant) as string value in map literal" */1: 1}
	_ = map[string]int{"a": /* ERROR "cannot use \"b\" (untyped string constant) as int value in map literal" */"b"}
	_ = map[string]int{/* ERROR "missing key in map literal" */1}
	_ = map[bool]int{true: 1, /* ERROR "duplicate key true in map literal" */true: 2}
	_ = map[any]int{1: 1, /* ERROR "duplicate key 1 in map literal" */1: 2, "a": 3, /* ERROR "duplicate key \"a\" in map literal" */"a": 4, int8(1): 1}
	_ = map[float64]int{1: 1, /* ERROR "duplicate key 1 in map literal" */1.0: 2}
	_ = map[string]I{"a": /* ERROR "cannot use S{} (value of struct type S) as I value in map literal: S does not implement I (missing method M)" */S{}}
	_ = map[/* ERROR "invalid map key type []int" */[]int]int{}
	_ = map[string]struct{}{"a": {}}
	_ = map[string][]int{"a": {1, /* ERROR "cannot use \"b\" (untyped string constant) as int value in array or slice literal" */"b"}}
}

func others() {
	_ = /* ERROR "invalid composite literal type int" */int{1}
	_ = /* ERROR "invalid composite literal type I" */I{}
	_ = */* ERROR "invalid operation: cannot indirect S{} (value of struct type S)" */S{}
	_ = func(x int) {}
	_ = func(x int) int {/* ERROR "missing return" */}
	_ = func(x int) string { return /* ERROR "cannot use x (variable of type int) as string value in return statement" */x }
	_ = func() I { return /* ERROR "cannot use S{} (value of struct type S) as I value in return statement: S does not implement I (missing method M)" */S{} }
	_ = /* ERROR "invalid composite literal type string" */string{"a"}
	_ = []byte("abc")
	_ = (S{})./* ERROR "(S{}).zz undefined (type S has no field or method zz)" */zz
	_ = S{}.a
}
