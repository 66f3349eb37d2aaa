package main

type S struct{ a int }
type I interface{ M(int) string }
type Bad struct{}

func (Bad) M(string) string { return "" }

type Good struct{}

func (Good) M(int) string { return "" }

func f0()               {}
func f2() (int, string) { return 1, "" }

func expressions(x int, s string, e any, f float64, st S) {
	switch x {
	case /* ERROR "cannot convert \"a\" (untyped string constant) to type int" */"a":
	case 1, 2, /* ERROR "duplicate case 1 (constant of type int) in expression switch\n\tprevious case" */1:
	case /* ERROR "invalid case s in switch on x (mismatched types string and int)" */s:
	case /* ERROR "cannot convert nil to type int" */nil:
	case /* ERROR "1.5 (untyped float constant) truncated to int" */1.5:
	case 'a', /* ERROR "duplicate case 97 (constant of type int) in expression switch\n\tprevious case" */97:
	}
	switch {
	case /* ERROR "invalid case x in switch on true (mismatched types int and bool)" */x:
	case true:
	case x == 1:
	}
	switch s {
	case "a", /* ERROR "duplicate case \"a\" (constant of type string) in expression switch\n\tprevious case" */"a":
	default:
	/* ERROR "multiple defaults" */default:
	}
	switch /* ERROR "f0() (no value) used as value" */f0() {
	}
	switch /* ERROR "multiple-value f2() (value of type (int, string)) in single-value context" */f2() {
	}
	switch func() {} {
	case nil:
	}
	switch []int{} {
	case nil:
	case /* ERROR "invalid case []int{} in switch on []int{} (slice can only be compared to nil)" */[]int{}:
	}
	switch e {
	case /* ERROR "invalid case []int{} in switch on e (slice can only be compared to nil)" */[]int{}:
	case 1:
	case /* ERROR "duplicate case 1 (constant of type int) in expression switch\n\tprevious case" */1:
	case "a", /* ERROR "duplicate case \"a\" (constant of type string) in expression switch\n\tprevious case" */"a":
	case 1.0:
	}
	switch /* ERROR "use of untyped nil in switch expression" */nil {
	}
	switch /* ERROR "undefined: undef" */undef {
	case 1, "a":
	}
	switch f {
	case 1, /* ERROR "duplicate case 1.0 (constant 1 of type float64) in expression switch\n\tprevious case" */1.0:
	}
	switch st {
	case S{1}:
	case /* ERROR "cannot convert 1 (untyped int constant) to type struct{a int}" */1:
	}
	switch x := x; x {
	case /* ERROR "undefined: undef2" */undef2:
	}
	switch /* ERROR "declared and not used: y" */y := 1; {
	}
	switch 5 {
	case x, 5, /* ERROR "duplicate case 5 (constant of type int) in expression switch\n\tprevious case" */5:
	}
}

func types(x int, e any, i I) {
	switch /* ERROR "x declared and not used" */x := /* ERROR "x (variable of type int) is not an interface" */x.(type) {
	}
	switch /* ERROR "y declared and not used" */y := e.(type) {
	}
	switch /* ERROR "y declared and not used" */y := e.(type) {
	case int:
	case string:
	}
	switch e.(type) {
	case int, /* ERROR "duplicate case int in type switch\n\tprevious case" */int:
	case /* ERROR "undefined: Undef" */Undef:
	case nil:
	case /* ERROR "duplicate case nil in type switch\n\tprevious case" */nil:
	case S:
	case I:
	case /* ERROR "1 is not a type" */1:
	case /* ERROR "x (parameter) is not a type" */x:
	}
	switch i.(type) {
	case /* ERROR "impossible type switch case: S\n\ti (variable of interface type I) cannot have dynamic type S (missing method M)" */S:
	case /* ERROR "impossible type switch case: *S\n\ti (variable of interface type I) cannot have dynamic type *S (missing method M)" */*S:
	case /* ERROR "impossible type switch case: int\n\ti (variable of interface type I) cannot have dynamic type int (missing method M)" */int:
	case /* ERROR "impossible type switch case: Bad\n\ti (variable of interface type I) cannot have dynamic type Bad (wrong type for method M)\n\t\thave M(string) string\n\t\twant M(int) string" */Bad:
	case Good, *Good:
	case error:
	}
	switch e.(type) {
	default:
	/* ERROR "multiple defaults" */default:
	}
	switch y := e.(type) {
	case int:
		_ = /* ERROR "invalid operation: y + \"a\" (mismatched types int and untyped string)" */y + "a"
	case int8, int16:
		_ = /* ERROR "invalid operation: y + 1 (mismatched types any and untyped int)" */y + 1
	case nil:
		_ = y./* ERROR "y.a undefined (type any has no field or method a)" */a
	case []int:
		y[0] = /* ERROR "cannot use \"x\" (untyped string constant) as int value in assignment" */"x"
	default:
		_ = y./* ERROR "y.x undefined (type any has no field or method x)" */x
	}
	switch /* ERROR "no new variable on left side of :=" */_ := e.(type) {
	}
	switch /* ERROR "undefined: undef" */undef.(type) {
	case int:
	}
	switch /* ERROR "declared and not used: z" */z := 1; w := e.(type) {
	case int:
		_ = w
	}
}

func fall(x int, e any) {
	switch x {
	case 1:
		fallthrough
	case 2:
		if true {
			/* ERROR "fallthrough statement out of place" */fallthrough
		}
	case 3:
		/* ERROR "cannot fallthrough final case in switch" */fallthrough
	}
	switch e.(type) {
	case int:
		/* ERROR "cannot fallthrough in type switch" */fallthrough
	default:
	}
	/* ERROR "fallthrough statement out of place" */fallthrough
	for {
		/* ERROR "fallthrough statement out of place" */fallthrough
	}
}
