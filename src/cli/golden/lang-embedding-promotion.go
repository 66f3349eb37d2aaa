package main

import "fmt"

type A struct{ name string }

func (a *A) Set(s string) { a.name = s }
func (a A) Get() string   { return a.name }

type B struct{ *A }
type C struct {
	B
	extra int
}
type D struct {
	*C
	name int
}

type Namer interface{ Get() string }

type Loud struct{ Namer }

func (l Loud) Get() string { return l.Namer.Get() + "!" }

type err struct{ error }

type Base interface {
	Get() string
	Set(string)
}

type num int

func (n num) double() num { return 2 * n }

type withNum struct {
	num
	string
}

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	d := D{&C{B: B{&A{"a"}}, extra: 1}, 5}
	d.Set("b")
	fmt.Println(d.Get(), d.name, d.A.name, d.C.B.A.name, d.extra)
	var n Namer = d
	fmt.Println(Loud{Loud{n}}.Get())
	var b Base = d
	b.Set("c")
	b = &d
	b.Set(b.Get() + "d")
	fmt.Println(d.Get())
	d.C = &C{}
	try(func() { d.Get() })
	try(func() { n = Loud{}; n.Get() })
	try(func() { err{}.Error() })
	w := withNum{3, "s"}
	w.num++
	fmt.Println(w.double(), w.num.double(), w.string, w)
	fmt.Println(err{fmt.Errorf("inner")}.Error())
	anon := struct {
		A
		*num
	}{A{"anon"}, new(num)}
	*anon.num = 4
	fmt.Println(anon.Get(), anon.double(), anon.name)
	n = anon
	fmt.Println(n.Get())
	n = &anon
	anon.Set("changed")
	fmt.Println(n.Get())
}
