package main

import "fmt"

type V struct{ n int }

func (v V) get() int  { return v.n }
func (v *V) inc() int { v.n++; return v.n }
func (v V) add(ns ...int) (t int) {
	t = v.n
	for _, n := range ns {
		t += n
	}
	return
}

type getter interface{ get() int }

type W struct {
	V
	*X
}

type X struct{ s string }

func (x X) str() string   { return x.s }
func (x *X) set(s string) { x.s = s }

type F func(int) int

func (f F) twice(n int) int { return f(f(n)) }

type M map[string]int

func (m M) size() int { return len(m) }

//go:noinline
func opaque(v *V) getter { return v }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	v := V{1}
	get, inc := v.get, v.inc
	v.n = 10
	fmt.Println(get(), inc(), v.n, get())
	p := &v
	pget := p.get
	p.n = 50
	fmt.Println(pget(), V.get(v), (*V).get(p), (*V).inc(p))
	var g getter = v
	gget := g.get
	g = V{3}
	fmt.Println(gget(), g.get(), getter.get(g))
	w := W{V{5}, &X{"x"}}
	str, set := w.str, w.set
	set("y")
	fmt.Println(str(), w.str(), w.get(), w.inc(), W.str(w), (*W).inc(&w), W.get(w))
	fmt.Println(F(func(n int) int { return n * 3 }).twice(2), M{"a": 1}.size())
	add := v.add
	fmt.Println(add(), add(1, 2), V.add(v, []int{5}...))
	try(func() { var np *V; f := np.get; f() })
	try(func() { var np *V; f := np.inc; fmt.Println("bound"); f() })
	try(func() { var ng getter; f := ng.get; f() })
	try(func() { var e W; f := e.str; f() })
	try(func() { var e W; f := e.set; fmt.Println("bound"); f("z") })
	fs := map[string]func() int{"get": v.get, "len": M{}.size}
	fmt.Println(fs["get"](), fs["len"]())
	try(func() { opaque(nil).get() })
	fmt.Printf("%T %T %T\n", v.get, V.add, (*X).set)
}
