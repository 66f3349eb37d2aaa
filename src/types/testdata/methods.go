package main

import (
	"fmt"
	"sync"
)

type S struct {
	a int
	B string
}
type T struct{ a int }
type E struct {
	S
	*T
}
type I interface{ M(int) string }
type MI interface {
	M(int) string
	N()
}
type P *S
type Bad struct{}
type Low struct{}
type Fld struct{ M int }
type Amb struct {
	Bad
	Low2
}
type Low2 struct{}
type Ptr struct{}
type EmbI struct{ I }
type EmbPtr struct{ *Ptr }
type Mu struct {
	sync.Mutex
	name string
}

func (s *S) M(x int) string   { return "" }
func (s T) M(x string) string { return "" }
func (Bad) M(string) string   { return "" }
func (Low) m(int) string      { return "" }
func (Low2) M(int) string     { return "" }
func (*Ptr) M(int) string     { return "" }

func selectors(e E, p *I, pp **S, pn P, i I, low Low) {
	e./* ERROR "ambiguous selector e.a" */a = 1
	e./* ERROR "ambiguous selector e.M" */M(1)
	p./* ERROR "p.M undefined (type *I is pointer to interface, not interface)" */M(1)
	pp./* ERROR "pp.a undefined (type **S has no field or method a)" */a = 1
	pn.a = 1
	pn./* ERROR "pn.M undefined (type P has no field or method M)" */M(1)
	e.S./* ERROR "e.S.x undefined (type S has no field or method x)" */x()
	e.S./* ERROR "e.S.b undefined (type S has no field or method b, but does have field B)" */b = ""
	e.S./* ERROR "e.S.m undefined (type S has no field or method m, but does have method M)" */m(1)
	e.S.a./* ERROR "e.S.a.b undefined (type int has no field or method b)" */b = 1
	e.T.a = 1
	S./* ERROR "invalid method expression S.M (needs pointer receiver (*S).M)" */M(e.S, 1)
	(*S).M(&e.S, 1)
	(*S).M(/* ERROR "cannot use e.S (variable of struct type S) as *S value in argument to (*S).M" */e.S, 1)
	S./* ERROR "S.foo undefined (type S has no field or method foo)" */foo()
	I.M(i, 1)
	I.M(/* ERROR "not enough arguments in call to I.M\n\thave (number)\n\twant (I, int)" */1)
	Low.m(/* ERROR "not enough arguments in call to Low.m\n\thave (Low)\n\twant (Low, int)" */low)
	_ = Low.m
	i./* ERROR "i.X undefined (type I has no field or method X)" */X()
	i./* ERROR "i.m undefined (type I has no field or method m, but does have method M)" */m(1)
	low./* ERROR "low.M undefined (type Low has no field or method M, but does have method m)" */M(1)
	S{}./* ERROR "cannot call pointer method M on S" */M(1)
	(&S{}).M(1)
	func() S { return S{} }()./* ERROR "cannot call pointer method M on S" */M(1)
	map[string]S{}["a"]./* ERROR "cannot call pointer method M on S" */M(1)
	var f func(int) string = e.S.M
	var /* ERROR "declared and not used: g" */g func(int) = /* ERROR "cannot use e.S.M (value of type func(x int) string) as func(int) value in variable declaration" */e.S.M
	f(1)
	/* ERROR "cannot assign to e.S.M (neither addressable nor a map index expression)" */e.S.M = nil
	_ = e.S.M == nil
	_ = /* ERROR "invalid operation: e.S.M == e.S.M (func can only be compared to nil)" */e.S.M == e.S.M
	/* ERROR "e.S.M (value of type func(x int) string) is not used" */e.S.M
	/* ERROR "undefined: undef" */undef.M()
	/* ERROR "undefined: main" */main.x()
	fmt.Println./* ERROR "fmt.Println.x undefined (type func(a ...any) (n int, err error) has no field or method x)" */x()
}

func implementations(a I, s S, e E) {
	var /* ERROR "declared and not used: b" */b I = /* ERROR "cannot use s (variable of struct type S) as I value in variable declaration: S does not implement I (method M has pointer receiver)" */s
	var /* ERROR "declared and not used: b2" */b2 I = &s
	var /* ERROR "declared and not used: c" */c I = /* ERROR "cannot use Low{} (value of struct type Low) as I value in variable declaration: Low does not implement I (missing method M)\n\t\thave m(int) string\n\t\twant M(int) string" */Low{}
	var /* ERROR "declared and not used: d" */d I = /* ERROR "cannot use Fld{} (value of struct type Fld) as I value in variable declaration: Fld does not implement I (Fld.M is a field, not a method)" */Fld{}
	var f MI = /* ERROR "cannot use a (variable of interface type I) as MI value in variable declaration: I does not implement MI (missing method N)" */a
	var /* ERROR "declared and not used: g" */g I = f
	var /* ERROR "declared and not used: h" */h I = /* ERROR "cannot use 1 (constant of type int) as I value in variable declaration: int does not implement I (missing method M)" */1
	var /* ERROR "declared and not used: j" */j I = /* ERROR "cannot use &a (value of type *I) as I value in variable declaration: *I does not implement I (type *I is pointer to interface, not interface)" */&a
	var /* ERROR "declared and not used: k" */k error = /* ERROR "cannot use s (variable of struct type S) as error value in variable declaration: S does not implement error (missing method Error)" */s
	var /* ERROR "declared and not used: l" */l fmt.Stringer = /* ERROR "cannot use s (variable of struct type S) as fmt.Stringer value in variable declaration: S does not implement fmt.Stringer (missing method String)" */s
	var /* ERROR "declared and not used: m" */m I = /* ERROR "cannot use func() {} (value of type func()) as I value in variable declaration: func() does not implement I (missing method M)" */func() {}
	var /* ERROR "declared and not used: n" */n I = /* ERROR "cannot use Bad{} (value of struct type Bad) as I value in variable declaration: Bad does not implement I (wrong type for method M)\n\t\thave M(string) string\n\t\twant M(int) string" */Bad{}
	var /* ERROR "declared and not used: o" */o I = /* ERROR "cannot use Amb{} (value of struct type Amb) as I value in variable declaration: Amb does not implement I (ambiguous selector Amb.M)" */Amb{}
	var /* ERROR "declared and not used: q" */q I = EmbI{}
	var /* ERROR "declared and not used: r" */r I = EmbPtr{}
	var /* ERROR "declared and not used: t" */t I = /* ERROR "cannot use Ptr{} (value of struct type Ptr) as I value in variable declaration: Ptr does not implement I (method M has pointer receiver)" */Ptr{}
	var /* ERROR "declared and not used: u" */u interface{ m(int) string } = Low{}
	var /* ERROR "declared and not used: v" */v I = /* ERROR "cannot use e.T (variable of type *T) as I value in variable declaration: *T does not implement I (wrong type for method M)\n\t\thave M(string) string\n\t\twant M(int) string" */e.T
	var /* ERROR "declared and not used: w" */w I = nil
	var x any = a
	var /* ERROR "declared and not used: y" */y I = /* ERROR "cannot use x (variable of interface type any) as I value in variable declaration: any does not implement I (missing method M)" */x
	var /* ERROR "declared and not used: z" */z fmt.Stringer = /* ERROR "cannot use a (variable of interface type I) as fmt.Stringer value in variable declaration: I does not implement fmt.Stringer (missing method String)" */a
	f3 := func(i I) {}
	f3(/* ERROR "cannot use s (variable of struct type S) as I value in argument to f3: S does not implement I (method M has pointer receiver)" */s)
	f3(/* ERROR "cannot use Bad{} (value of struct type Bad) as I value in argument to f3: Bad does not implement I (wrong type for method M)\n\t\thave M(string) string\n\t\twant M(int) string" */Bad{})
	f3(&s)
	f3(/* ERROR "cannot use x (variable of interface type any) as I value in argument to f3: any does not implement I (missing method M)" */x)
	ch := make(chan I)
	ch <- /* ERROR "cannot use s (variable of struct type S) as I value in send: S does not implement I (method M has pointer receiver)" */s
	_ = I(/* ERROR "cannot convert s (variable of struct type S) to type I: S does not implement I (method M has pointer receiver)" */s)
	_ = a == /* ERROR "invalid operation: a == s (mismatched types I and S)" */s
	_ = a == &s
	_ = a == Low2{}
	a, b = Low2{}, /* ERROR "cannot use s (variable of struct type S) as I value in assignment: S does not implement I (method M has pointer receiver)" */s
	for _, /* ERROR "cannot use a (value of struct type S) as I value in assignment: S does not implement I (method M has pointer receiver)" */a = range []S{} {
	}
	_ = /* ERROR "impossible type assertion: a.(Bad)\n\tBad does not implement I (wrong type for method M)\n\t\thave M(string) string\n\t\twant M(int) string" */a.(Bad)
	_ = a.(MI)
	_ = /* ERROR "impossible type assertion: a.(Low)\n\tLow does not implement I (missing method M)\n\t\thave m(int) string\n\t\twant M(int) string" */a.(Low)
	_ = a.(*S)
	_ = /* ERROR "impossible type assertion: a.(S)\n\tS does not implement I (method M has pointer receiver)" */a.(S)
}

func embedded(t Mu, pt *Mu) {
	t.Lock()
	Mu./* ERROR "invalid method expression Mu.Lock (needs pointer receiver (*Mu).Lock)" */Lock(t)
	(*Mu).Lock(&t)
	Mu{}./* ERROR "cannot call pointer method Lock on Mu" */Lock()
	(&Mu{}).Lock()
	func() Mu { return t }()./* ERROR "cannot call pointer method Lock on Mu" */Lock()
	pt.Lock()
	t./* ERROR "t.Foo undefined (type Mu has no field or method Foo)" */Foo()
	/* ERROR "invalid operation: cannot call t.name (variable of type string): string is not a function" */t.name()
	t.name./* ERROR "t.name.x undefined (type string has no field or method x)" */x = 1
	var l sync.Locker = /* ERROR "cannot use t (variable of struct type Mu) as sync.Locker value in variable declaration: Mu does not implement sync.Locker (method Lock has pointer receiver)" */t
	var l2 sync.Locker = &t
	t.Mutex.Unlock(/* ERROR "too many arguments in call to t.Mutex.Unlock\n\thave (number)\n\twant ()" */1)
	fmt.Println(l, l2)
}
