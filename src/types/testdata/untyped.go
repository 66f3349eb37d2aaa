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

func more(e any, bs []byte) {
	_ = int(/* ERROR "cannot convert 0.9999999 (untyped float constant) to type int" */0.9999999)
	_ = int64(/* ERROR "cannot convert (float64(0.03) - float64(0.02)) * 1_000_000 (constant 9999.999999999998 of type float64) to type int64" */(float64(0.03) - float64(0.02)) * 1_000_000)
	_ = int(/* ERROR "cannot convert 1e-300 (untyped float constant) to type int" */1e-300)
	_ = int(/* ERROR "cannot convert 123456789.5 (untyped float constant 1.23457e+08) to type int" */123456789.5)
	_ = copy(bs, /* ERROR "invalid copy: argument must be a slice; have untyped nil" */nil)
	_ = copy(/* ERROR "invalid copy: arguments []int{} (value of type []int) and \"x\" (untyped string constant) have different element types int and byte" */[]int{}, "x")
	_ = /* ERROR "invalid syntax tree: use of .(type) outside type switch" */e.(type)
	_ = MyInt(/* ERROR "cannot convert e (variable of interface type any) to type MyInt: need type assertion" */e)
	_ = string(1 << 100)
}
