package main

type MyInt int8
type MyS []int
type MyF float32

func f(mi MyInt, ms MyS, mf MyF, arr [3]int) {
	_ = mi + /* ERROR "1.5 (untyped float constant) truncated to int8" */1.5
	_ = mi + /* ERROR "300 (untyped int constant) overflows int8" */300
	switch mi {
	case /* ERROR "cannot convert \"a\" (untyped string constant) to type int8" */"a":
	case /* ERROR "1.5 (untyped float constant) truncated to int8" */1.5:
	case /* ERROR "300 (untyped int constant) overflows int8" */300:
	case /* ERROR "cannot convert nil to type int8" */nil:
	}
	switch arr {
	case /* ERROR "cannot convert 1 (untyped int constant) to type [3]int" */1:
	}
	_ = mi << /* ERROR "1.5 (untyped float constant) truncated to uint" */1.5
	_ = ms == /* ERROR "invalid operation: ms == 1 (mismatched types MyS and untyped int)" */1
	_ = mi == /* ERROR "1.5 (untyped float constant) truncated to int8" */1.5
	_ = mi == /* ERROR "invalid operation: mi == \"a\" (mismatched types MyInt and untyped string)" */"a"
	var /* ERROR "declared and not used: x" */x MyInt = /* ERROR "cannot use 1.5 (untyped float constant) as MyInt value in variable declaration (truncated)" */1.5
	var /* ERROR "declared and not used: y" */y MyInt = /* ERROR "cannot use 300 (untyped int constant) as MyInt value in variable declaration (overflows)" */300
	var /* ERROR "declared and not used: z" */z MyF = /* ERROR "cannot use 1e100 (untyped float constant 1e+100) as MyF value in variable declaration (overflows)" */1e100
	x, y, z = 1, 2, /* ERROR "cannot use \"a\" (untyped string constant) as MyF value in assignment" */"a"
	_ = mf + /* ERROR "1e100 (untyped float constant 1e+100) overflows float32" */1e100
	_ = min(mi, /* ERROR "1.5 (untyped float constant) truncated to int8" */1.5)
	_ = arr[/* ERROR "cannot convert \"a\" (untyped string constant) to type int" */"a"]
	var s uint
	var d byte = 1<<s + /* ERROR "300 (untyped int constant) overflows byte" */300
	var e MyInt = 1<<s + /* ERROR "1.5 (untyped float constant) truncated to int8" */1.5
	var g float64 = /* ERROR "invalid operation: shifted operand 1 (type float64) must be integer" */1<<s + 1
	_ = /* ERROR "invalid operation: shifted operand 1.0 (type float64) must be integer" */1.0<<s == 2.5
	_ = uint8(1<<s) + 1<<s
	_ = arr[1.0<<s]
	var h any = 1 << s
	_ = float32(/* ERROR "invalid operation: shifted operand 1 (type float32) must be integer" */1 << s)
	_, _, _, _ = d, e, g, h
	println(1<<s, /* ERROR "invalid operation: shifted operand 1.0 (type float64) must be integer" */1.0<<s)
	_ = /* ERROR "invalid operation: \"a\" + 1 << s (mismatched types untyped string and untyped int)" */"a" + 1<<s
}
