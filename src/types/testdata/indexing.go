package main

type I interface{ M(int) string }
type S struct{ a int }
type MyStr string

func index(x int, s string, y float64, sl []int, m map[string]int, p *int, pa *[3]int, arr [3]int, i I) {
	_ = x/* ERROR "cannot index x (variable of type int)" */[0]
	_ = s[/* ERROR "cannot convert \"a\" (untyped string constant) to type int" */"a"]
	_ = sl[/* ERROR "cannot convert \"a\" (untyped string constant) to type int" */"a"]
	_ = sl[/* ERROR "1.5 (untyped float constant) truncated to int" */1.5]
	_ = sl[1.0]
	_ = sl[/* ERROR "invalid argument: index -1 (constant of type int) must not be negative" */-1]
	_ = sl[/* ERROR "invalid argument: index y (variable of type float64) must be integer" */y]
	_ = sl[x]
	_ = sl[/* ERROR "1 << 63 (untyped int constant 9223372036854775808) overflows int" */1<<63]
	_ = [3]int{}[/* ERROR "invalid argument: index 5 out of bounds [0:3]" */5]
	_ = arr[/* ERROR "invalid argument: index 3 out of bounds [0:3]" */3]
	_ = pa[/* ERROR "invalid argument: index 3 out of bounds [0:3]" */3]
	_ = "abc"[/* ERROR "invalid argument: index 5 out of bounds [0:3]" */5]
	_ = m[/* ERROR "cannot use 1 (untyped int constant) as string value in map index" */1]
	_ = m[/* ERROR "cannot use nil as string value in map index" */nil]
	_ = p/* ERROR "cannot index p (variable of type *int)" */[0]
	_ = i/* ERROR "cannot index i (variable of interface type I)" */[0]
	_ = sl[/* ERROR "undefined: undef" */undef]
	_ = /* ERROR "undefined: undef" */undef[x]
	_ = sl['a']
	_ = sl[/* ERROR "cannot convert nil to type int" */nil]
	_ = /* ERROR "invalid operation: S[0] (S is not a generic type)" */S[0]
	_ = nil/* ERROR "cannot index nil" */[0]
}

func slices(x int, s string, sl []int, pa *[3]int, arr [3]int, m map[string]int) {
	_ = sl[2:/* ERROR "invalid slice indices: 1 < 2" */1]
	_ = sl[1:2:/* ERROR "invalid slice indices: 1 < 2" */1]
	_ = s[1:2:/* ERROR "invalid operation: 3-index slice of string" */3]
	_ = /* ERROR "cannot slice x (variable of type int)" */x[1:]
	_ = sl[/* ERROR "invalid argument: index -1 (constant of type int) must not be negative" */-1:]
	_ = /* ERROR "cannot slice unaddressable value [3]int{} (value of type [3]int)" */[3]int{}[:]
	_ = arr[:/* ERROR "invalid argument: index 4 out of bounds [0:4]" */4]
	_ = arr[1:3]
	_ = pa[:/* ERROR "invalid argument: index 4 out of bounds [0:4]" */4]
	_ = sl[:/* ERROR "cannot convert \"a\" (untyped string constant) to type int" */"a"]
	_ = /* ERROR "cannot slice m (variable of type map[string]int)" */m[:]
	_ = "abc"[1:/* ERROR "invalid argument: index 9 out of bounds [0:4]" */9]
	_ = "abc"[2:/* ERROR "invalid slice indices: 1 < 2" */1]
	_ = s[/* ERROR "1.5 (untyped float constant) truncated to int" */1.5:]
	_ = sl[:x]
	_ = /* ERROR "undefined: undef" */undef[1:]
}

func assertions(x int, e any, i I) {
	_ = /* ERROR "invalid operation: x (variable of type int) is not an interface" */x.(int)
	_ = e.(/* ERROR "undefined: Undef" */Undef)
	_ = e.(int)
	_ = /* ERROR "impossible type assertion: i.(int)\n\tint does not implement I (missing method M)" */i.(int)
	_ = /* ERROR "impossible type assertion: i.(MyStr)\n\tMyStr does not implement I (missing method M)" */i.(MyStr)
	_ = /* ERROR "impossible type assertion: i.(S)\n\tS does not implement I (missing method M)" */i.(S)
	_ = /* ERROR "impossible type assertion: i.(*S)\n\t*S does not implement I (missing method M)" */i.(*S)
	_ = i.(interface{ N() })
	_ = i.(interface{ M(string) string })
	_ = e.(/* ERROR "x (parameter) is not a type" */x)
	_ = /* ERROR "undefined: undef" */undef.(int)
	/* ERROR "declared and not used: v" */v, /* ERROR "declared and not used: ok" */ok := e.(string)
	v = /* ERROR "cannot use 1 (untyped int constant) as string value in assignment" */1
	ok = /* ERROR "cannot use 1 (untyped int constant) as bool value in assignment" */1
	/* ERROR "declared and not used: a" */a, /* ERROR "declared and not used: b" */b, /* ERROR "declared and not used: c" */c := /* ERROR "assignment mismatch: 3 variables but 1 value" */e.(int)
	_ = /* ERROR "invalid operation: nil is not an interface" */nil.(int)
}
