package main

type S struct {
	a int
	B string
}
type A [2]int
type I interface{ M(int) string }
type MyInt int
type Fn func()
type P *S

func f0()              {}
func f1(x int) int     { return x }
func f2() (int, string) { return 1, "" }

func assign(x int, s string, b bool, u uint, mi MyInt, p *int, fn func(), st S, i I, e any, m map[string]int, ms map[string]S) {
	x = /* ERROR "cannot use 1.5 (untyped float constant) as int value in assignment (truncated)" */1.5
	x = /* ERROR "cannot use \"a\" (untyped string constant) as int value in assignment" */"a"
	x = 1.0
	s = /* ERROR "cannot use 'a' (untyped rune constant 97) as string value in assignment" */'a'
	b = /* ERROR "cannot use 1 (untyped int constant) as bool value in assignment" */1
	b = x == 1
	u = /* ERROR "cannot use -1 (untyped int constant) as uint value in assignment (overflows)" */-1
	mi = /* ERROR "cannot use x (variable of type int) as MyInt value in assignment" */x
	x = /* ERROR "cannot use mi (variable of int type MyInt) as int value in assignment" */mi
	mi = 3
	p = /* ERROR "cannot use &s (value of type *string) as *int value in assignment" */&s
	fn = /* ERROR "cannot use f1 (value of type func(x int) int) as func() value in assignment" */f1
	fn = nil
	s = /* ERROR "cannot use nil as string value in assignment" */nil
	st = /* ERROR "cannot use nil as S value in assignment" */nil
	i = /* ERROR "cannot use st (variable of struct type S) as I value in assignment: S does not implement I (missing method M)" */st
	i = /* ERROR "cannot use &st (value of type *S) as I value in assignment: *S does not implement I (missing method M)" */&st
	e = nil
	e = x
	x = /* ERROR "cannot use e (variable of interface type any) as int value in assignment: need type assertion" */e
	st = /* ERROR "cannot use i (variable of interface type I) as S value in assignment" */i
	/* ERROR "cannot assign to 1 (neither addressable nor a map index expression)" */1 = x
	/* ERROR "cannot assign to f1(1) (neither addressable nor a map index expression)" */f1(1) = 2
	f2() = /* ERROR "assignment mismatch: 1 variable but 2 values" */1, "a"
	m["a"] = /* ERROR "cannot use \"b\" (untyped string constant) as int value in assignment" */"b"
	m[/* ERROR "cannot use 1 (untyped int constant) as string value in map index" */1] = 1
	st.a = /* ERROR "cannot use \"x\" (untyped string constant) as int value in assignment" */"x"
	/* ERROR "undefined: undef" */undef.a = 1
	/* ERROR "cannot assign to s[0] (neither addressable nor a map index expression)" */s[0] = 'a'
	/* ERROR "cannot assign to \"abc\"[0] (neither addressable nor a map index expression)" */"abc"[0] = 'b'
	/* ERROR "cannot assign to nil (neither addressable nor a map index expression)" */nil = x
	_ = /* ERROR "use of untyped nil in assignment to _ identifier" */nil
	x, s = /* ERROR "assignment mismatch: 2 variables but 1 value" */1
	x, s = /* ERROR "assignment mismatch: 2 variables but 3 values" */1, 2, 3
	x, s = 1, /* ERROR "cannot use 2 (untyped int constant) as string value in assignment" */2
	x, _ = f2()
	_, x = /* ERROR "cannot use f2() (value of type string) as int value in assignment" */f2()
	x, s = /* ERROR "cannot use s (variable of type string) as int value in assignment" */s, /* ERROR "cannot use x (variable of type int) as string value in assignment" */x
	/* ERROR "int (type) is not an expression" */int = 5
	/* ERROR "len (built-in) must be called" */len = 1
	/* ERROR "cannot assign to f1 (neither addressable nor a map index expression)" */f1 = nil
	/* ERROR "cannot assign to struct field ms[\"a\"].a in map" */ms["a"].a = 1
	ms["a"]./* ERROR "ms[\"a\"].c undefined (type S has no field or method c)" */c = 1
	ms["a"] = S{}
	(x) = 1
	*p = /* ERROR "cannot use \"a\" (untyped string constant) as int value in assignment" */"a"
	*/* ERROR "invalid operation: cannot indirect x (variable of type int)" */x = 1
	/* ERROR "cannot assign to &x (neither addressable nor a map index expression)" */&x = p
	/* ERROR "cannot assign to A{}[0] (neither addressable nor a map index expression)" */A{}[0] = 1
	/* ERROR "cannot assign to S{}.a (neither addressable nor a map index expression)" */S{}.a = 1
	(&S{}).a = 1
	const k = 1
	/* ERROR "cannot assign to k (neither addressable nor a map index expression)" */k = 2
	/* ERROR "cannot assign to k (neither addressable nor a map index expression)" */k++
	_ = /* ERROR "len (built-in) must be called" */len
	_ = /* ERROR "cannot use _ as value or type" */_
	_ = x./* ERROR "x._ undefined (type int has no field or method _)" */_
	x./* ERROR "x._ undefined (type int has no field or method _)" */_ = 1
	x = /* ERROR "cannot use _ as value or type" */_
	x, /* ERROR "declared and not used: ok" */ok := e.(int)
	ok = /* ERROR "cannot use 1 (untyped int constant) as bool value in assignment" */1
	x, /* ERROR "declared and not used: y" */y := /* ERROR "cannot use e.(string) (comma, ok expression of type string) as int value in assignment" */e.(string)
}

func variables() {
	var /* ERROR "declared and not used: a" */a int = /* ERROR "cannot use \"a\" (untyped string constant) as int value in variable declaration" */"a"
	var /* ERROR "declared and not used: b" */b byte = /* ERROR "cannot use 256 (untyped int constant) as byte value in variable declaration (overflows)" */256
	var /* ERROR "declared and not used: c" */c, /* ERROR "declared and not used: d" */d = /* ERROR "assignment mismatch: 2 variables but 1 value" */1
	var /* ERROR "declared and not used: e" */e, /* ERROR "declared and not used: f" */f int = 1, 2, /* ERROR "extra init expr 3" */3
	var /* ERROR "declared and not used: g" */g, /* ERROR "declared and not used: h" */h int = /* ERROR "assignment mismatch: 2 variables but 1 value" */1
	var /* ERROR "declared and not used: i" */i, /* ERROR "declared and not used: j" */j, /* ERROR "missing init expr for k" *//* ERROR "declared and not used: k" */k = 1, 2
	var /* ERROR "declared and not used: l" */l = /* ERROR "use of untyped nil in variable declaration" */nil
	var /* ERROR "declared and not used: m" */m = f0
	var /* ERROR "declared and not used: n" */n, /* ERROR "declared and not used: o" */o int = /* ERROR "cannot use f2() (value of type string) as int value in assignment" */f2()
	var /* ERROR "declared and not used: p" */p error = /* ERROR "cannot use \"x\" (constant of type string) as error value in variable declaration: string does not implement error (missing method Error)" */"x"
	var /* ERROR "declared and not used: q" */q func(int) = /* ERROR "cannot use func(x string) {} (value of type func(x string)) as func(int) value in variable declaration" */func(x string) {}
	var /* ERROR "declared and not used: r" */r struct{ a int } = /* ERROR "cannot use struct{a string}{} (value of type struct{a string}) as struct{a int} value in variable declaration" */struct{ a string }{}
	var /* ERROR "declared and not used: s" */s map[string]int = /* ERROR "cannot use map[int]string{} (value of type map[int]string) as map[string]int value in variable declaration" */map[int]string{}
	var /* ERROR "declared and not used: t" */t chan<- int = /* ERROR "cannot use make(<-chan int) (value of type <-chan int) as chan<- int value in variable declaration" */make(<-chan int)
	var /* ERROR "declared and not used: u" */u <-chan int = make(chan int)
	var /* ERROR "declared and not used: v" */v [3]int = /* ERROR "cannot use [4]int{} (value of type [4]int) as [3]int value in variable declaration" */[4]int{}
	var /* ERROR "declared and not used: w" */w *S = /* ERROR "cannot use S{} (value of struct type S) as *S value in variable declaration" */S{}
	var /* ERROR "declared and not used: x" */x S = /* ERROR "cannot use &S{} (value of type *S) as S value in variable declaration" */&S{}
	var /* ERROR "declared and not used: y" */y P = &S{}
	var /* ERROR "declared and not used: z" */z Fn = func() {}
	var /* ERROR "declared and not used: aa" */aa Fn = /* ERROR "cannot use func() int {…} (value of type func() int) as Fn value in variable declaration" */func() int { return 1 }
	var undefType /* ERROR "undefined: Undef" */Undef
	var undefType2 []/* ERROR "undefined: Undef" */Undef = nil
	undefType.x = 1
	undefType2[0].y()
	var ab, ac = /* ERROR "undefined: undef" */undef, /* ERROR "undefined: undef2" */undef2()
	_ = ab.x + ac.y
}

func short() {
	x := 1
	x /* ERROR "no new variables on left side of :=" */:= 2
	x, /* ERROR "declared and not used: y" */y := 2, 3
	x, y /* ERROR "no new variables on left side of :=" */:= 4, 5
	/* ERROR "declared and not used: a" */a, /* ERROR "a repeated on left side of :=" */a := 1, 2
	_ /* ERROR "no new variables on left side of :=" */:= 1
	_, _ /* ERROR "no new variables on left side of :=" */:= 1, 2
	/* ERROR "declared and not used: z" */z := /* ERROR "use of untyped nil in assignment" */nil
	/* ERROR "non-name f1(1) on left side of :=" */f1(1) := 2
	/* ERROR "non-name x.y on left side of :=" */x./* ERROR "x.y undefined (type int has no field or method y)" */y := 1
	/* ERROR "declared and not used: b" */b, /* ERROR "declared and not used: c" */c := /* ERROR "assignment mismatch: 2 variables but 1 value" */1
	/* ERROR "declared and not used: d" */d, /* ERROR "declared and not used: e" */e := /* ERROR "assignment mismatch: 2 variables but 3 values" */1, 2, 3
	/* ERROR "declared and not used: f" */f := /* ERROR "f0() (no value) used as value" */f0()
	/* ERROR "declared and not used: g" */g, /* ERROR "declared and not used: h" */h := /* ERROR "assignment mismatch: 2 variables but f1 returns 1 value" */f1(1)
	int := 3
	var i /* ERROR "int (local variable) is not a type" */int = int
	_ = i
	/* ERROR "declared and not used: j" */j, x := "a", /* ERROR "cannot use \"b\" (untyped string constant) as int value in assignment" */"b"
	k := /* ERROR "undefined: undef" */undef
	_ = k + 1
	/* ERROR "declared and not used: l" */l := /* ERROR "len (built-in) must be called" */len
	/* ERROR "declared and not used: m" */m := /* ERROR "S (type) is not an expression" */S
	/* ERROR "declared and not used: n" */n := /* ERROR "assignment mismatch: 1 variable but f2 returns 2 values" */f2()
}

func unused(a int) (r int) {
	var /* ERROR "declared and not used: b" */b int
	/* ERROR "declared and not used: c" */c := 1
	d, /* ERROR "declared and not used: e" */e := 1, 2
	_ = d
	var /* ERROR "declared and not used: f" */f = func() { /* ERROR "declared and not used: g" */g := 1 }
	b = 2
	const k = 1
	type t int
	/* ERROR "declared and not used: h" */h := 1
	func() { h = 2 }()
	i := 1
	i++
	j := []int{}
	j[0] = 1
	l := S{}
	l.a = 1
	m := &S{}
	m.a = 1
	for /* ERROR "declared and not used: n" */n := 0; ; {
	}
	if /* ERROR "declared and not used: o" */o := 1; true {
	}
	switch /* ERROR "declared and not used: p" */p := 1; {
	}
	var /* ERROR "declared and not used: q" */q, /* ERROR "declared and not used: s" */s int
	q, s = 1, 2
	_, /* ERROR "declared and not used: t2" */t2 := 1, 2
	var u int = 3
	u += 1
	return
}
