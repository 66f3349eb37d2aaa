package main

func a() {
	for {
	}
/* ERROR "label L7 defined and not used" */L7:
	for {
	}
L9:
	for {
		break L9
	}
	for {
		continue /* ERROR "invalid continue label L9" */L9
	}
}
func b(xs []int, bs []byte, s string) {
	_ = append(/* ERROR "not enough arguments in call to append\n\thave ([]int...)\n\twant ([]int, ...int)" */xs...)
	_ = append(xs, 1, /* ERROR "too many arguments in call to append\n\thave ([]int, number, number, []int...)\n\twant ([]int, ...int)" */2, xs...)
	_ = append(xs, "a", /* ERROR "too many arguments in call to append\n\thave ([]int, string, []int...)\n\twant ([]int, ...int)" */xs...)
	_ = append(bs, s, /* ERROR "too many arguments in call to append\n\thave ([]byte, string, string...)\n\twant ([]byte, ...byte)" */s...)
	_ = append([]string{}, /* ERROR "cannot use \"a\" (untyped string constant) as []string value in argument to append" */"a"...)
}

type N interface{ int | int8 | /* ERROR "overlapping terms ~int and int" */~int }

func c[P any, Q int, R func()](p P, q Q, r R, pp *P, pq *interface{ M() }) {
	/* ERROR "invalid operation: cannot call p (variable of type P constrained by any): no specific type" */p()
	/* ERROR "invalid operation: cannot call q (variable of type Q constrained by int): int is not a function" */q()
	r()
	pp./* ERROR "pp.m undefined (type *P is pointer to type parameter, not type parameter)" */m()
	pq./* ERROR "pq.M undefined (type *interface{M()} is pointer to interface, not interface)" */M()
	p./* ERROR "p.x undefined (type P has no field or method x)" */x = 1
	_ = /* ERROR "invalid operation: p == p (incomparable types in type set)" */p == p
	_ = /* ERROR "invalid operation: p < p (type parameter P cannot use operator <)" */p < p
	_ = /* ERROR "invalid operation: q + \"a\" (mismatched types Q and untyped string)" */q + "a"
	_ = /* ERROR "invalid operation: p + q (mismatched types P and Q)" */p + q
	var z P = /* ERROR "cannot use 1 (untyped int constant) as P value in variable declaration" */1
	var y Q = /* ERROR "cannot use 1.5 (untyped float constant) as Q value in variable declaration" */1.5
	_, _ = z, y
	for range /* ERROR "cannot range over p (variable of type P constrained by any): no specific type" */p {
	}
	_ = p/* ERROR "cannot index p (variable of type P constrained by any)" */[0]
	_ = /* ERROR "invalid operation: cannot use type assertion on type parameter value p (variable of type P constrained by any)" */p.(int)
	_ = */* ERROR "invalid operation: cannot indirect p (variable of type P constrained by any)" */p
	_ = <-/* ERROR "invalid operation: cannot receive from p (variable of type P constrained by any): no specific channel type" */p
	_ = P(/* ERROR "cannot convert q (variable of type Q constrained by int) to type P" */q)
	var m map[/* ERROR "invalid map key type P (missing comparable constraint)" */P]int
	_ = m
	p = /* ERROR "cannot use nil as P value in assignment" */nil
	_ = /* ERROR "invalid composite literal type P (no common underlying type)" */P{}
	_ = make(/* ERROR "invalid argument: cannot make P: no specific type" */P)
	_ = new(P)
	_ = len(/* ERROR "invalid argument: p (variable of type P constrained by any) for built-in len" */p)
	copy(/* ERROR "invalid copy: argument must be a slice; have p (variable of type P constrained by any)" */p, p)
	close(/* ERROR "invalid operation: cannot close non-channel p (variable of type P constrained by any)" */p)
	_ = !/* ERROR "invalid operation: operator ! not defined on p (variable of type P constrained by any)" */p
	_ = /* ERROR "cannot slice p (variable of type P constrained by any): no specific type in P" */p[1:]
	switch /* ERROR "cannot use type switch on type parameter value p (variable of type P constrained by any)" */p.(type) {
	}
	switch any(p).(type) {
	case P, int:
	case string:
	}
}
type T1[P any] struct{ f *P }
func (t T1[_]) n() {}
func (t *T1[P]) o() P { return *t.f }
func (t */* ERROR "receiver declares 2 type parameters, but receiver base type declares 1" */T1[P, Q]) p() {}
func (t */* ERROR "cannot use generic type T1[P any] without instantiation" */T1) q() {}
func (t T1[P]) P() {}
func _[P any, /* ERROR "P redeclared in this block\n\tother declaration of P" */P any]() {}
func _[P /* ERROR "cannot use a type parameter as constraint" */P]() {}
func _[P *P]() {}
func _[P /* ERROR "cannot use a type parameter as constraint" */Q, Q any]() {}
func _[P interface{ m() P }](x P) P { return x.m() }
type A1 = T1[int]
var _ A1
var _ T1[/* ERROR "undefined: undef" */undef]
var _ T1[T1[T1[int]]]
var _ = T1[int]{f: /* ERROR "cannot use 1 (untyped int constant) as *int value in struct literal" */1}
