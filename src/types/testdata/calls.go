package main

import "fmt"

type S struct{ a int }
type I interface{ M(int) string }

func f0()                   {}
func f1(x int) int          { return x }
func f2() (int, string)     { return 1, "" }
func f3(a, b int)           {}
func fv(x string, y ...int) {}
func fe() (int, error)      { return 1, nil }
func k(xs ...int) int       { return len(xs) }

func calls(x int, sl []int, fn func(string), i I) {
	/* ERROR "not enough arguments in call to f1\n\thave ()\n\twant (int)" */f1()
	f1(1, /* ERROR "too many arguments in call to f1\n\thave (number, number)\n\twant (int)" */2)
	f1(/* ERROR "cannot use \"a\" (untyped string constant) as int value in argument to f1" */"a")
	f1(/* ERROR "too many arguments in call to f1\n\thave (int, string)\n\twant (int)" */f2())
	f1(/* ERROR "f0() (no value) used as value" */f0())
	f3(/* ERROR "not enough arguments in call to f3\n\thave (number)\n\twant (int, int)" */1)
	f3(1, 2, /* ERROR "too many arguments in call to f3\n\thave (number, number, number)\n\twant (int, int)" */3)
	f3(/* ERROR "multiple-value f2() (value of type (int, string)) in single-value context" */f2(), 1)
	f3(/* ERROR "cannot use f2() (value of type string) as int value in argument to f3" */f2())
	f3(/* ERROR "cannot use fe() (value of interface type error) as int value in argument to f3" */fe())
	/* ERROR "not enough arguments in call to fv\n\thave ()\n\twant (string, ...int)" */fv()
	fv(/* ERROR "cannot use 1 (untyped int constant) as string value in argument to fv" */1)
	fv("a", /* ERROR "cannot use \"b\" (untyped string constant) as int value in argument to fv" */"b")
	fv("a", sl...)
	fv("a", 1, /* ERROR "too many arguments in call to fv\n\thave (string, number, []int...)\n\twant (string, ...int)" */sl...)
	fv("a", /* ERROR "cannot use x (variable of type int) as []int value in argument to fv" */x...)
	fv("a", nil...)
	/* ERROR "cannot use ... in call to non-variadic f1" */f1(sl...)
	k(/* ERROR "cannot use fe() (value of interface type error) as int value in argument to k" */fe())
	k(/* ERROR "cannot use []string{} (value of type []string) as []int value in argument to k" */[]string{}...)
	/* ERROR "invalid operation: cannot call x (variable of type int): int is not a function" */x()
	fn(/* ERROR "cannot use 1 (untyped int constant) as string value in argument to fn" */1)
	fn(/* ERROR "cannot use nil as string value in argument to fn" */nil)
	i.M(/* ERROR "cannot use \"a\" (untyped string constant) as int value in argument to i.M" */"a")
	i.M(1)
	_ = func(a int) int { return a }(1, /* ERROR "too many arguments in call to func(a int) int {…}\n\thave (number, number)\n\twant (int)" */2)
	_ = /* ERROR "f0() (no value) used as value" */f0()
	_ = /* ERROR "assignment mismatch: 1 variable but f2 returns 2 values" */f2()
	_ = k(/* ERROR "f0() (no value) used as value" */f0())
	/* ERROR "undefined: undef" */undef(x, /* ERROR "undefined: undef2" */undef2)
	/* ERROR "undefined: undef" */undef.foo(1)
	fmt.Println(/* ERROR "f0() (no value) used as value" */f0())
	fmt./* ERROR "undefined: fmt.Printl" */Printl("a")
	fmt./* ERROR "undefined: fmt.println (but have Println)" */println("a")
	fmt.Println(/* ERROR "undefined: undef3" */undef3, /* ERROR "invalid operation: 1 + \"a\" (mismatched types untyped int and untyped string)" */1+"a")
	f3(f1(1, /* ERROR "too many arguments in call to f1\n\thave (number, number)\n\twant (int)" */2), /* ERROR "cannot use \"a\" (untyped string constant) as int value in argument to f3" */"a")
	/* ERROR "invalid operation: cannot call nil: untyped nil is not a function" */nil()
	/* ERROR "invalid operation: cannot call 1 (untyped int constant): untyped int is not a function" */1()
	/* ERROR "invalid operation: cannot call \"a\" (untyped string constant): untyped string is not a function" */"a"(1)
	/* ERROR "invalid operation: cannot call S{} (value of struct type S): S is not a function" */S{}()
	func() {}()
	(f1)(1)
}

func results() {
	/* ERROR "declared and not used: x" */x := 1
	x = /* ERROR "f0() (no value) used as value" */f0()
	x = /* ERROR "assignment mismatch: 1 variable but f2 returns 2 values" */f2()
	x, /* ERROR "declared and not used: s" */s := /* ERROR "multiple-value f2() (value of type (int, string)) in single-value context" */f2(), 1
	x, s, /* ERROR "declared and not used: b" */b := /* ERROR "assignment mismatch: 3 variables but f2 returns 2 values" */f2()
	/* ERROR "declared and not used: a" */a, /* ERROR "declared and not used: b2" */b2 := /* ERROR "assignment mismatch: 2 variables but f1 returns 1 value" */f1(1)
	var /* ERROR "declared and not used: v1" */v1, /* ERROR "declared and not used: v2" */v2 = /* ERROR "f0() (no value) used as value" */f0()
	var /* ERROR "declared and not used: v3" */v3 int = /* ERROR "multiple-value f2() (value of type (int, string)) in single-value context" */f2()
	var /* ERROR "declared and not used: v4" */v4 = /* ERROR "multiple-value f2() (value of type (int, string)) in single-value context" */f2()
	var /* ERROR "declared and not used: v5" */v5, /* ERROR "declared and not used: v6" */v6 int = /* ERROR "cannot use f2() (value of type string) as int value in assignment" */f2()
	_, _ = f2()
	_ = []int{/* ERROR "multiple-value f2() (value of type (int, string)) in single-value context" */f2()}
	_ = []int{/* ERROR "f0() (no value) used as value" */f0()}
	_ = map[string]int{"a": /* ERROR "multiple-value f2() (value of type (int, string)) in single-value context" */f2()}
	if /* ERROR "multiple-value f2() (value of type (int, string)) in single-value context" */f2() {
	}
	for /* ERROR "f0() (no value) used as value" */f0() {
	}
	switch /* ERROR "multiple-value f2() (value of type (int, string)) in single-value context" */f2() {
	}
	go f2()
	defer f0()
}

func conversions(x int, y float64, p *int, s string, m map[string]int) {
	_ = int(/* ERROR "cannot convert \"a\" (untyped string constant) to type int" */"a")
	_ = string(/* ERROR "cannot convert y (variable of type float64) to type string" */y)
	_ = string(x)
	_ = []byte(/* ERROR "cannot convert x (variable of type int) to type []byte" */x)
	_ = []byte(s)
	_ = []rune("a")
	_ = S(/* ERROR "cannot convert x (variable of type int) to type S" */x)
	_ = (*S)(/* ERROR "cannot convert p (variable of type *int) to type *S" */p)
	_ = int(/* ERROR "cannot convert 1.5 (untyped float constant) to type int" */1.5)
	_ = int(1.0)
	_ = int8(/* ERROR "constant 300 overflows int8" */300)
	_ = uint(/* ERROR "constant -1 overflows uint" */-1)
	_ = int(1, /* ERROR "too many arguments in conversion to int" */2)
	_ = /* ERROR "missing argument in conversion to int" */int()
	_ = int(/* ERROR "multiple-value f2() (value of type (int, string)) in single-value context" */f2())
	_ = float32(/* ERROR "cannot convert \"x\" (untyped string constant) to type float32" */"x")
	_ = I(/* ERROR "cannot convert x (variable of type int) to type I: int does not implement I (missing method M)" */x)
	_ = bool(/* ERROR "cannot convert 1 (untyped int constant) to type bool" */1)
	_ = error(nil)
	_ = (*int)(nil)
	_ = int(/* ERROR "cannot convert nil to type int" */nil)
	_ = []int(/* ERROR "cannot convert m (variable of type map[string]int) to type []int" */m)
	_ = [2]int([]int{1, 2})
	_ = [2]string(/* ERROR "cannot convert []int{…} (value of type []int) to type [2]string" */[]int{1, 2})
	_ = any(x)
	_ = /* ERROR "undefined: undef" */undef(x)
	_ = fmt.Stringer(/* ERROR "cannot convert x (variable of type int) to type fmt.Stringer: int does not implement fmt.Stringer (missing method String)" */x)
	_ = struct{ a int }(S{})
	_ = chan int(nil)
	_ = (<-chan int)(make(chan int))
	_ = (chan int)(/* ERROR "cannot convert make(<-chan int) (value of type <-chan int) to type chan int" */make(<-chan int))
	_ = float64(1 << 3)
	_ = string(-1)
	_ = int(/* ERROR "invalid use of ... in conversion to int" */y...)
}

func statements(x int, sl []int, ch chan int, f func() int) {
	/* ERROR "f1 (value of type func(x int) int) is not used" */f1
	/* ERROR "x + 1 (value of type int) is not used" */x + 1
	/* ERROR "x == 1 (untyped bool value) is not used" */x == 1
	/* ERROR "sl[0] (variable of type int) is not used" */sl[0]
	<-ch
	/* ERROR "-x (value of type int) is not used" */-x
	/* ERROR "len(sl) (value of type int) is not used" */len(sl)
	/* ERROR "append(sl, 1) (value of type []int) is not used" */append(sl, 1)
	/* ERROR "int(x) (value of type int) is not used" */int(x)
	/* ERROR "\"a\" (untyped string constant) is not used" */"a"
	/* ERROR "func() {} (value of type func()) is not used" */func() {}
	(f1(1))
	f()
	/* ERROR "S{} (value of struct type S) is not used" */S{}
	x./* ERROR "x.y undefined (type int has no field or method y)" */y
	/* ERROR "int (type) is not an expression" */int
	/* ERROR "use of package fmt not in selector" */fmt
	/* ERROR "nil is not used" */nil
	/* ERROR "cannot use _ as value or type" */_
	go /* ERROR "expression in go must be function call" */f1
	go /* ERROR "go requires function call, not conversion int(x) (value of type int)" */int(x)
	go /* ERROR "expression in go must be function call" */func() {}
	defer /* ERROR "expression in defer must be function call" */f1
	defer /* ERROR "defer discards result of len(sl) (value of type int)" */len(sl)
	defer /* ERROR "defer discards result of append(sl, 1) (value of type []int)" */append(sl, 1)
	defer recover()
	defer panic(1)
	defer /* ERROR "expression in defer must be function call" */S{}
	go f1(1, /* ERROR "too many arguments in call to f1\n\thave (number, number)\n\twant (int)" */2)
	defer /* ERROR "undefined: undef" */undef()
}
