package main

import (
	"fmt"
	str "strings"
	"time"
)

type S struct {
	a int
	B string
}
type I interface{ M(int) string }
type P *S

func (x /* ERROR "invalid receiver type I (pointer or interface type)" */I) foo()         {}
func (x */* ERROR "invalid receiver type P (pointer or interface type)" */P) foo()        {}
func (x /* ERROR "cannot define new methods on non-local type int" */int) foo()       {}
func (x /* ERROR "cannot define new methods on non-local type time.Time" */time.Time) foo() {}
func (x /* ERROR "undefined: Undef" */Undef) foo()     {}
func (x *S) one()        {}
func (x S) /* ERROR "method S.one already declared" */one()         {}
func (x S) /* ERROR "field and method with the same name a\n\tother declaration of a" */a()           {}
func (S) _()             {}
func (S) _()             {}
func (x /* ERROR "invalid receiver type []int" */[]int) foo()     {}
func (x */* ERROR "invalid receiver type **S" */*S) foo()       {}

func /* ERROR "func init must have no arguments and no return values" */init() int {/* ERROR "missing return" */}
func init()     {}
func /* ERROR "func main must have no arguments and no return values" */main(x int) {}
func dup()      {}
func /* ERROR "dup redeclared in this block\n\tother declaration of dup" */dup()      {}
func _() {}

var /* ERROR "dup redeclared in this block\n\tother declaration of dup" */dup int
var /* ERROR "cannot declare init - must be func" */init = 1

type Arr [/* ERROR "invalid array length n" */n]int

var n = 3

type Bad [/* ERROR "invalid array length -1 (untyped int constant)" */-1]int
type Bad2 [/* ERROR "array length 1.5 (untyped float constant) must be integer" */1.5]int
type Bad3 [/* ERROR "array length \"a\" (untyped string constant) must be integer" */"a"]int
type Bad4 [/* ERROR "invalid array length 1 << 70 (untyped int constant 1180591620717411303424)" */1 << 70]int
type Bad5 [/* ERROR "undefined array length undef or missing type constraint" */undef]int
type M1 map[/* ERROR "invalid map key type []int" */[]int]int
type M2 map[S]func()
type Dup struct {
	a int
	/* ERROR "a redeclared\n\tother declaration of a" */a string
}
type DupI interface {
	m()
	/* ERROR "duplicate method m\n\tother declaration of method m" */m()
}
type EmbP struct{ /* ERROR "embedded field type cannot be a pointer to an interface" */*I }
type EmbQ struct{ /* ERROR "embedded field type cannot be a pointer" */P }
type EmbU struct{ /* ERROR "undefined: Undef" */Undef }
type Tag struct {
	a int `json:"a"`
}

var u1, u2 = /* ERROR "assignment mismatch: 2 variables but 1 value" */1
var u3, u4 int = 1, 2, /* ERROR "extra init expr 3" */3
var u5 = /* ERROR "ff2() (no value) used as value" */ff2()
var u6 int = /* ERROR "multiple-value ff3() (value of type (int, error)) in single-value context" */ff3()
var u7, u8 = ff3()
var u9, u10, /* ERROR "missing init expr for u11" */u11 = 1, 2

func ff() int           { return 1 }
func ff2()              {}
func ff3() (int, error) { return 1, nil }

const cc = /* ERROR "ff() (value of type int) is not constant" */ff()
const /* ERROR "missing init expr for cd" */cd int
const ce /* ERROR "invalid constant type []int" */[]int = nil
const cf = /* ERROR "invalid operation: \"a\" + 1 (mismatched types untyped string and untyped int)" */"a" + 1
const cg, /* ERROR "missing init expr for ch" */ch = 1
const ci uint = /* ERROR "cannot use -1 (untyped int constant) as uint value in constant declaration (overflows)" */-1
const cj int = /* ERROR "cannot use 1.5 (untyped float constant) as int value in constant declaration (truncated)" */1.5
const ck = 1 /* ERROR "constant shift overflow" */<< 600
const cl = 1 / /* ERROR "invalid operation: division by zero" */0
const cm = /* ERROR "len([]int{}) (value of type int) is not constant" */len([]int{})
const cn /* ERROR "invalid constant type S" */S = S{}
const co = /* ERROR "undefined: undef" */undef
const cp = co + 1
const cq, cr = 1, 2, /* ERROR "extra init expr 3" */3
const (
	i0 = iota
	i1
	i2 uint8 = /* ERROR "cannot use 255 + iota (untyped int constant 257) as uint8 value in constant declaration (overflows)" */255 + iota
	/* ERROR "cannot use 255 + iota (untyped int constant 258) as uint8 value in constant declaration (overflows)" */i3
	i4 = "a"
	i5
	i6, i7 = 1, 2
	/* ERROR "extra init expr" */i8
)

var _ = str./* ERROR "undefined: str.foo" */foo
var _ = str./* ERROR "undefined: str.Foo" */Foo
var _ = /* ERROR "use of package fmt not in selector" */fmt
var _ = /* ERROR "int (type) is not an expression" */int
var _ = /* ERROR "len (built-in) must be called" */len
var _ = fmt.Println
var _ = /* ERROR "cannot use iota outside constant declaration" */iota

func param(a int, /* ERROR "a redeclared in this block\n\tother declaration of a" */a string) (b int, /* ERROR "b redeclared in this block\n\tother declaration of b" */b string) { return 1, "" }
func shadow(a int) (/* ERROR "a redeclared in this block\n\tother declaration of a" */a string)                 { return "" }
func types(url string, u time.Duration)       {}

var undefT /* ERROR "undefined: Undef" */Undef
var pk fmt./* ERROR "undefined: fmt.Foo" */Foo
var pk2 fmt./* ERROR "undefined: fmt.foo" */foo
var pk3 /* ERROR "fmt.Println (value of type func(a ...any) (n int, err error)) is not a type" */fmt.Println
var pk4 S./* ERROR "S.a is not a type" */a
var pk5 /* ERROR "ff (function) is not a type" */ff
var pk6 /* ERROR "n (package-level variable) is not a type" */n
var pk7 /* ERROR "cc (constant) is not a type" */cc
var pk8 /* ERROR "fmt (package name) is not a type" */fmt
var pk9 /* ERROR "nil (untyped nil) is not a type" */nil
var pk10 /* ERROR "len (built-in function) is not a type" */len
var pk11 */* ERROR "true (constant) is not a type" */true
var pk12 map[/* ERROR "n (package-level variable) is not a type" */n]/* ERROR "undefined: undef" */undef
var pk13 func(/* ERROR "n (package-level variable) is not a type" */n) /* ERROR "ff (function) is not a type" */ff
var pk14 [fmt./* ERROR "undefined: fmt.X" */X]int

func local() {
	const lc = 1
	var lv int
	var /* ERROR "declared and not used: d" */d /* ERROR "lc (constant) is not a type" */lc
	var /* ERROR "declared and not used: e" */e /* ERROR "lv (local variable) is not a type" */lv
	const x, /* ERROR "missing init expr for y" */y = 1
	const /* ERROR "missing init expr for z" */z int
	const big uint8 = /* ERROR "cannot use 256 (untyped int constant) as uint8 value in constant declaration (overflows)" */256
	type L struct {
		a int
		/* ERROR "undefined: L2" */L2
	}
	type /* ERROR "invalid recursive type: M refers to itself" */M struct{ M }
	type /* ERROR "invalid recursive type: N refers to itself" */N N
	var w L
	_ = w
	type R struct{ next *R }
	var r R
	_ = r.next.next./* ERROR "r.next.next.foo undefined (type *R has no field or method foo)" */foo
	type Al = /* ERROR "undefined: Al2" */Al2
	var _ = func(z, /* ERROR "z redeclared in this block\n\tother declaration of z" */z int) {}
	var /* ERROR "declared and not used: v" */v, /* ERROR "v redeclared in this block\n\tother declaration of v" */v int
	type /* ERROR "v redeclared in this block\n\tother declaration of v" */v string
	func() {
		var /* ERROR "declared and not used: lv" */lv string
		lv = /* ERROR "cannot use 1 (untyped int constant) as string value in assignment" */1
	}()
	{
		const lc = "a"
		var _ int = /* ERROR "cannot use lc (untyped string constant \"a\") as int value in variable declaration" */lc
	}
	iota := 1
	var _ string = /* ERROR "cannot use iota (variable of type int) as string value in variable declaration" */iota
}
