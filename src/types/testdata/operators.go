package main

type S struct {
	a int
	B string
}
type T struct{ f func() }
type I interface{ M(int) string }
type MyInt int

func f1(x int) int { return x }

func arithmetic(x int, y float64, s string, b bool, u uint, p *int, mi MyInt, q int8) {
	_ = /* ERROR "invalid operation: x + y (mismatched types int and float64)" */x + y
	_ = /* ERROR "invalid operation: operator + not defined on b (variable of type bool)" */b + b
	_ = /* ERROR "invalid operation: operator - not defined on s (variable of type string)" */s - s
	_ = /* ERROR "invalid operation: x && b (mismatched types int and bool)" */x && b
	_ = !/* ERROR "invalid operation: operator ! not defined on x (variable of type int)" */x
	_ = -/* ERROR "invalid operation: operator - not defined on s (variable of type string)" */s
	_ = ^/* ERROR "invalid operation: operator ^ not defined on y (variable of type float64)" */y
	_ = +/* ERROR "invalid operation: operator + not defined on b (variable of type bool)" */b
	_ = /* ERROR "invalid operation: x + nil (mismatched types int and untyped nil)" */x + nil
	_ = /* ERROR "invalid operation: operator + not defined on nil" */nil + nil
	_ = /* ERROR "invalid operation: 'a' + \"b\" (mismatched types untyped rune and untyped string)" */'a' + "b"
	_ = x + 1.0
	_ = x + 'a'
	_ = x + /* ERROR "1.5 (untyped float constant) truncated to int" */1.5
	_ = u - 1 + /* ERROR "-1 (untyped int constant) overflows uint" */-1
	_ = /* ERROR "invalid operation: \"a\" + s + 1 (mismatched types string and untyped int)" */"a" + s + 1
	_ = /* ERROR "invalid operation: x + mi (mismatched types int and MyInt)" */x + mi
	_ = q + /* ERROR "1000 (untyped int constant) overflows int8" */1000
	_ = /* ERROR "invalid operation: x + \"a\" (mismatched types int and untyped string)" */x + "a"
	_ = /* ERROR "invalid operation: operator + not defined on p (variable of type *int)" */p + nil
	_ = /* ERROR "invalid operation: p + 1 (mismatched types *int and untyped int)" */p + 1
	_ = /* ERROR "undefined: a" */a + b*/* ERROR "undefined: c" */c - (x)
}

func division(x int, y float64) {
	_ = /* ERROR "invalid operation: operator % not defined on y (variable of type float64)" */y % 2
	_ = x % /* ERROR "invalid operation: division by zero" */0
	_ = x / /* ERROR "invalid operation: division by zero" */0
	_ = 1.0 / /* ERROR "invalid operation: division by zero" */0
	_ = y / 0
	_ = 7 / 2.0
}

func pointers(x int, m map[string]int, i I) {
	_ = */* ERROR "invalid operation: cannot indirect x (variable of type int)" */x
	_ = */* ERROR "invalid operation: cannot indirect nil" */nil
	_ = &/* ERROR "invalid operation: cannot take address of f1 (value of type func(x int) int)" */f1
	_ = &/* ERROR "invalid operation: cannot take address of m[\"a\"] (map index expression of type int)" */m["a"]
	_ = &/* ERROR "invalid operation: cannot take address of f1(1) (value of type int)" */f1(1)
	_ = &/* ERROR "invalid operation: cannot take address of 1 (untyped int constant)" */1
	_ = */* ERROR "invalid operation: cannot indirect S{} (value of struct type S)" */S{}
	_ = &S{}
	_ = <-/* ERROR "invalid operation: cannot receive from non-channel int x (variable of type int)" */x
	_ = <-/* ERROR "invalid operation: cannot receive from send-only channel chan<- int (chan<- int)(nil) (value of type chan<- int)" */(chan<- int)(nil)
}

func shifts(x int, y float64, s uint) {
	_ = x << /* ERROR "invalid operation: shift count y (variable of type float64) must be integer" */y
	_ = x << /* ERROR "invalid operation: negative shift count -1 (untyped int constant)" */-1
	_ = /* ERROR "invalid operation: shifted operand y (variable of type float64) must be integer" */y << 2
	_ = /* ERROR "invalid operation: shifted operand 1.5 (untyped float constant) must be integer" */1.5 << 2
	_ = 1 /* ERROR "constant shift overflow" */<< 1000
	_ = /* ERROR "cannot use 1 << 100 (untyped int constant 1267650600228229401496703205376) as int value in assignment to _ identifier (overflows)" */1 << 100
	_ = 1 << /* ERROR "invalid operation: invalid shift count 2000 (untyped int constant)" */2000
	_ = x << /* ERROR "1.5 (untyped float constant) truncated to uint" */1.5
	_ = /* ERROR "invalid operation: shifted operand \"a\" (untyped string constant) must be integer" */"a" << 1
	_ = x << 1.0
	_ = 1.0 << 3
	var a int64 = 1 << s
	var b float64 = /* ERROR "invalid operation: shifted operand 1 (type float64) must be integer" */1 << s
	var c = /* ERROR "invalid operation: shifted operand 1.0 (type float64) must be integer" */1.0 << s
	var d byte = 1<<s + /* ERROR "300 (untyped int constant) overflows byte" */300
	_ = y + /* ERROR "invalid operation: shifted operand 1 (type float64) must be integer" */1<<s
	_ = make([]int, 1.0<<s)
	_, _, _, _ = a, b, c, d
	x <<= /* ERROR "invalid operation: shift count y (variable of type float64) must be integer" */y
	x <<= 2
}

func comparisons(x int, s string, b bool, p *int, q *string, m map[string]int, sl []int, ch chan int, i I, e any, st S, t T, mi MyInt, fn func()) {
	_ = /* ERROR "invalid operation: sl == sl (slice can only be compared to nil)" */sl == sl
	_ = /* ERROR "invalid operation: m == m (map can only be compared to nil)" */m == m
	_ = /* ERROR "invalid operation: fn == fn (func can only be compared to nil)" */fn == fn
	_ = sl == nil
	_ = x == /* ERROR "invalid operation: x == nil (mismatched types int and untyped nil)" */nil
	_ = nil == /* ERROR "invalid operation: nil == nil (operator == not defined on untyped nil)" */nil
	_ = st == /* ERROR "invalid operation: st == nil (mismatched types S and untyped nil)" */nil
	_ = st == st
	_ = /* ERROR "invalid operation: t == t (struct containing func() cannot be compared)" */t == t
	_ = /* ERROR "invalid operation: st < st (operator < not defined on struct)" */st < st
	_ = /* ERROR "invalid operation: b < b (operator < not defined on bool)" */b < b
	_ = /* ERROR "invalid operation: p < p (operator < not defined on pointer)" */p < p
	_ = p == /* ERROR "invalid operation: p == q (mismatched types *int and *string)" */q
	_ = x == /* ERROR "invalid operation: x == s (mismatched types int and string)" */s
	_ = i == /* ERROR "invalid operation: i == x (mismatched types I and int)" */x
	_ = i == e
	_ = e == /* ERROR "invalid operation: e == sl (slice can only be compared to nil)" */sl
	_ = e == /* ERROR "invalid operation: e == fn (func can only be compared to nil)" */fn
	_ = e == 1
	_ = /* ERROR "invalid operation: e + 1 (mismatched types any and untyped int)" */e + 1
	_ = x == /* ERROR "invalid operation: x == mi (mismatched types int and MyInt)" */mi
	_ = ch == /* ERROR "invalid operation: ch == p (mismatched types chan int and *int)" */p
	_ = /* ERROR "invalid operation: [2]func(){} == [2]func(){} ([2]func() cannot be compared)" */[2]func(){} == [2]func(){}
	_ = x == /* ERROR "invalid operation: x == \"a\" (mismatched types int and untyped string)" */"a"
	_ = s == /* ERROR "invalid operation: s == 1 (mismatched types string and untyped int)" */1
	_ = "a" < "b"
	_ = nil == p
	_ = x == /* ERROR "1.5 (untyped float constant) truncated to int" */1.5
	_ = i == /* ERROR "invalid operation: i == S{} (mismatched types I and S)" */S{}
	_ = fn == nil && nil != ch
}

func constants() {
	const k int8 = 100
	const big = 1 << 100
	_ = /* ERROR "k * 2 (constant 200 of type int8) overflows int8" */k * 2
	_ = /* ERROR "-k - 29 (constant -129 of type int8) overflows int8" */-k - 29
	_ = /* ERROR "cannot use big (untyped int constant 1267650600228229401496703205376) as int value in assignment to _ identifier (overflows)" */big
	_ = big >> 98
	_ = /* ERROR "uint8(255) + 1 (constant 256 of type uint8) overflows uint8" */uint8(255) + 1
	_ = /* ERROR "^uint8(1) + 255 (constant 509 of type uint8) overflows uint8" */^uint8(1) + 255
	const f float32 = /* ERROR "cannot use 1e40 (untyped float constant 1e+40) as float32 value in constant declaration (overflows)" */1e40
	const g = 1e1000 * 1e1000
	_ = 1 /* ERROR "constant shift overflow" */<< 600
	_ = -(1 << 511) /* ERROR "constant multiplication overflow" */* 4
	var _ int = 1e3
	var _ int = /* ERROR "cannot use 1e-3 (untyped float constant 0.001) as int value in variable declaration (truncated)" */1e-3
	var _ uint8 = 'a'
	var _ rune = /* ERROR "cannot use \"a\" (untyped string constant) as rune value in variable declaration" */"a"
	var _ = 'a' * 1.5
	const h = "a" + "b"
	_ = h[/* ERROR "invalid argument: index 5 out of bounds [0:2]" */5]
	const c = len(h) + 1.0
	var _ string = /* ERROR "cannot use c (constant 3 of type int) as string value in variable declaration" */c
	_ = !/* ERROR "invalid operation: operator ! not defined on 1 (untyped int constant)" */1
	_ = true && "x" == h
}

func incDec(s string, b bool, x int, p *int) {
	/* ERROR "invalid operation: s++ (non-numeric type string)" */s++
	/* ERROR "invalid operation: b-- (non-numeric type bool)" */b--
	x++
	/* ERROR "invalid operation: p++ (non-numeric type *int)" */p++
	*p++
	/* ERROR "cannot assign to 1 (neither addressable nor a map index expression)" */1++
	/* ERROR "cannot assign to f1(1) (neither addressable nor a map index expression)" */f1(1)++
	/* ERROR "cannot use _ as value or type" */_++
	/* ERROR "invalid operation: x += \"a\" (mismatched types int and untyped string)" */x += "a"
	x += /* ERROR "1.5 (untyped float constant) truncated to int" */1.5
	/* ERROR "invalid operation: s += 1 (mismatched types string and untyped int)" */s += 1
	s += "x"
	/* ERROR "cannot use _ as value or type" */_ += 1
	x %= /* ERROR "invalid operation: division by zero" */0
	x &^= 1
	/* ERROR "invalid operation: operator & not defined on b (variable of type bool)" */b &= true
}
