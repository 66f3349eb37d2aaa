package main

type S struct{ a int }
type I interface{ M(int) string }

func f0()               {}
func f1(x int) int      { return x }
func f2() (int, string) { return 1, "" }

func conditions(x int, b bool, e any) {
	if /* ERROR "non-boolean condition in if statement" */x {
	}
	if x := 1; x == 1 {
	}
	if /* ERROR "invalid operation: b && x (mismatched types bool and int)" */b && x {
	} else if /* ERROR "non-boolean condition in if statement" */"a" {
	}
	for /* ERROR "non-boolean condition in for statement" */x {
	}
	for i := 0; /* ERROR "non-boolean condition in for statement" */i; i++ {
	}
	for i := 0; i < 10; i++ {
	}
	for /* ERROR "undefined: undef" */undef {
	}
	if /* ERROR "non-boolean condition in if statement" */e {
	}
	if /* ERROR "non-boolean condition in if statement" */nil {
	}
	if /* ERROR "f0() (no value) used as value" */f0() {
	}
	for i := 0; i < /* ERROR "invalid operation: i < \"a\" (mismatched types int and untyped string)" */"a"; /* ERROR "invalid operation: i += \"b\" (mismatched types int and untyped string)" */i += "b" {
	}
}

func ranges(x int, s string, ch chan int, ro <-chan int, so chan<- int, st S, m map[string]bool, sl []string, pa *[2]int, ps *[]int, any2 any) {
	for i, /* ERROR "range over x (variable of type int) permits only one iteration variable" */j := range x {
		_ = i
	}
	for i := range /* ERROR "cannot range over 1.5 (untyped float constant)" */1.5 {
		_ = i
	}
	for /* ERROR "declared and not used: i" */i := range 10 {
		i = /* ERROR "cannot use \"a\" (untyped string constant) as int value in assignment" */"a"
	}
	for /* ERROR "declared and not used: i" */i := range ro {
	}
	for /* ERROR "declared and not used: i" */i, /* ERROR "range over ch (variable of type chan int) permits only one iteration variable" */j := range ch {
	}
	for range /* ERROR "cannot range over so (variable of type chan<- int): receive from send-only channel chan<- int" */so {
	}
	for i := range /* ERROR "cannot range over f0 (value of type func()): func must be func(yield func(...) bool): wrong argument count" */f0 {
		_ = i
	}
	for i := range func(yield func(int) bool) {} {
		_ = /* ERROR "invalid operation: i + \"a\" (mismatched types int and untyped string)" */i + "a"
	}
	for i, /* ERROR "range over func(yield func(int) bool) {} (value of type func(yield func(int) bool)) permits only one iteration variable" */j := range func(yield func(int) bool) {} {
		_, _ = i, j
	}
	for i := range /* ERROR "cannot range over func(yield func(int)) {} (value of type func(yield func(int))): func must be func(yield func(...) bool): yield func does not return bool" */func(yield func(int)) {} {
		_ = i
	}
	for range func(yield func() bool) {} {
	}
	for /* ERROR "range over func(yield func() bool) {} (value of type func(yield func() bool)) permits no iteration variables" */i := range func(yield func() bool) {} {
	}
	for i := range /* ERROR "cannot range over nil" */nil {
		_ = i
	}
	for x./* ERROR "x.y undefined (type int has no field or method y)" */y = range s {
	}
	for s = range /* ERROR "cannot use 10 (untyped int constant) as string value in range clause" */10 {
	}
	for x, /* ERROR "cannot use s (value of type rune) as string value in assignment" */s = range s {
	}
	for i := range /* ERROR "multiple-value f2() (value of type (int, string)) in single-value context" */f2() {
		_ = i
	}
	for i := range /* ERROR "cannot range over ps (variable of type *[]int)" */ps {
		_ = i
	}
	for i := range pa {
		_ = i
	}
	for i := range /* ERROR "undefined: Undef" */Undef {
		_ = i.x
	}
	for i := range /* ERROR "cannot range over st (variable of struct type S)" */st {
	}
	for i := range /* ERROR "cannot range over any2 (variable of interface type any)" */any2 {
	}
	for k, v := range m {
		_ = /* ERROR "invalid operation: k + v (mismatched types string and bool)" */k + v
	}
	for _, /* ERROR "declared and not used: v" */v := range sl {
		v = /* ERROR "cannot use 1 (untyped int constant) as string value in assignment" */1
	}
	for /* ERROR "declared and not used: x" */x := range sl {
	}
	var u8 uint8
	for i := range u8 {
		x = /* ERROR "cannot use i (variable of type uint8) as int value in assignment" */i
	}
	for i := range 300 {
		u8 = /* ERROR "cannot use i (variable of type int) as uint8 value in assignment" */i
	}
	for u8 = range /* ERROR "cannot use 300 (untyped int constant) as uint8 value in range clause (overflows)" */300 {
	}
	for /* ERROR "declared and not used: x" */x, /* ERROR "x redeclared in this block\n\tother declaration of x" */x := range sl {
	}
	for range sl {
	}
	for range 3 {
	}
}

func channels(x int, s string, ch chan int, ro <-chan int, so chan<- int) {
	ch <- /* ERROR "cannot use \"a\" (untyped string constant) as int value in send" */"a"
	ch <- 1
	/* ERROR "invalid operation: cannot send to receive-only channel <-chan int ro (variable of type <-chan int)" */ro <- 1
	/* ERROR "invalid operation: cannot send to non-channel int x (variable of type int)" */x <- 1
	/* ERROR "undefined: undef" */undef <- 1
	ch <- /* ERROR "undefined: undef" */undef
	<-/* ERROR "invalid operation: cannot receive from send-only channel chan<- int so (variable of type chan<- int)" */so
	<-/* ERROR "invalid operation: cannot receive from non-channel int x (variable of type int)" */x
	x = <-/* ERROR "invalid operation: cannot receive from send-only channel chan<- int so (variable of type chan<- int)" */so
	_, /* ERROR "declared and not used: ok" */ok := <-/* ERROR "invalid operation: cannot receive from non-channel int x (variable of type int)" */x
	/* ERROR "declared and not used: v" */v, /* ERROR "declared and not used: ok2" */ok2, /* ERROR "declared and not used: z" */z := /* ERROR "assignment mismatch: 3 variables but 1 value" */<-ch
	s = /* ERROR "cannot use <-ch (comma, ok expression of type int) as string value in assignment" */<-ch
	x, s = /* ERROR "cannot use <-ch (untyped bool value) as string value in assignment" */<-ch
	select {
	case /* ERROR "select case must be send or receive (possibly with assignment)" */x := 1:
	case ch <- /* ERROR "cannot use \"a\" (untyped string constant) as int value in send" */"a":
	case /* ERROR "invalid operation: cannot send to receive-only channel <-chan int ro (variable of type <-chan int)" */ro <- 1:
	case /* ERROR "declared and not used: y" */y := <-/* ERROR "invalid operation: cannot receive from send-only channel chan<- int so (variable of type chan<- int)" */so:
	case /* ERROR "declared and not used: z" */z := <-ch:
	case <-ch:
	}
	select {
	case x = <-ch:
	case x, s = /* ERROR "cannot use <-ch (untyped bool value) as string value in assignment" */<-ch:
	case s = /* ERROR "cannot use <-ch (comma, ok expression of type int) as string value in assignment" */<-ch:
	default:
	/* ERROR "multiple defaults" */default:
	}
	select {
	case f1/* ERROR "select case must be send or receive (possibly with assignment)" */(1):
	}
	select {
	case a, b := <-ch:
		_ = /* ERROR "invalid operation: a + b (mismatched types int and bool)" */a + b
	case /* ERROR "undefined: undef" */undef <- 1:
	}
}

func r0() { return /* ERROR "too many return values\n\thave (number)\n\twant ()" */1 }
func r1() int {
	/* ERROR "not enough return values\n\thave ()\n\twant (int)" */return
	return 1, /* ERROR "too many return values\n\thave (number, number)\n\twant (int)" */2
	return /* ERROR "cannot use \"a\" (untyped string constant) as int value in return statement" */"a"
	return /* ERROR "f0() (no value) used as value" */f0()
	return /* ERROR "too many return values\n\thave (int, string)\n\twant (int)" */f2()
	return /* ERROR "cannot use f1 (value of type func(x int) int) as int value in return statement" */f1
	return /* ERROR "undefined: undef" */undef
}
func r2() (int, string) { return /* ERROR "not enough return values\n\thave (number)\n\twant (int, string)" */1 }
func r3() (int, string) { return /* ERROR "not enough return values\n\thave (int)\n\twant (int, string)" */f1(1) }
func r4() (int, string) { return f2() }
func r5() (int, string) { return /* ERROR "cannot use \"a\" (untyped string constant) as int value in return statement" */"a", /* ERROR "cannot use 1 (untyped int constant) as string value in return statement" */1 }
func r6() (int, string) { return 1, "a", /* ERROR "too many return values\n\thave (number, string, number)\n\twant (int, string)" */3 }
func r7() (int, error) {
	if true {
		return /* ERROR "cannot use nil as int value in return statement" */nil, /* ERROR "cannot use 1 (constant of type int) as error value in return statement: int does not implement error (missing method Error)" */1
	}
	return /* ERROR "cannot use f2() (value of type string) as error value in return statement: string does not implement error (missing method Error)" */f2()
}
func r8() (x int, err error) {
	{
		x := 1
		_ = x
		/* ERROR "result parameter x not in scope at return\n\tinner declaration of var x int" */return
	}
	return
}
func r9() (a, b int) {
	return /* ERROR "cannot use f2() (value of type string) as int value in return statement" */f2()
}
func r10() {
	return /* ERROR "f0() (no value) used as value" */f0()
	return /* ERROR "too many return values\n\thave (nil)\n\twant ()" */nil
}

func m1() int { for { break } /* ERROR "missing return" */}
func m2() int { for {} }
func m3(x int) int { if x == 1 { return 1 } /* ERROR "missing return" */}
func m4(x int) int { if x == 1 { return 1 } else { return 2 } }
func m5(x int) int { switch x { case 1: return 1 } /* ERROR "missing return" */}
func m6(x int) int { switch x { case 1: return 1; default: panic(1) } }
func m7(x int) int { select {} }
func m8(x int) int { L: for { break L } /* ERROR "missing return" */}
func m9(x int) int { goto L; L: return 1 }
func m10(x int) int { { return 1 } }
func m11(x int) int { switch x { case 1: fallthrough; default: return 1 } }
func m12(x int) int { for x == 1 {} /* ERROR "missing return" */}
func m13(x int) int { func() int {/* ERROR "missing return" */}(); panic("x") }
func m14(x any) int { switch x.(type) { case int: return 1; default: return 2 } }
func m15(x any) int { switch x.(type) { case int: return 1 } /* ERROR "missing return" */}
func m16(c chan int) int { select { case <-c: return 1 } }
func m17(c chan int) int { select { case <-c: break } /* ERROR "missing return" */}
func m18() int { for { for { break } } }
func m19() int { for { switch { case true: break } } }
func m20() int { L: for { select { default: break L } } /* ERROR "missing return" */}
func m21(s []int) int { for range s { return 1 } /* ERROR "missing return" */}
func m22() int { panic := func(x int) {}; panic(1) /* ERROR "missing return" */}
func m23() int {/* ERROR "missing return" */}
func m24() (int, error) { f0() /* ERROR "missing return" */}
