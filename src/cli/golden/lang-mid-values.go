package main

import "fmt"

type P struct{ x, y int }
type Q struct {
	p P
	s string
	a [2]P
}

func (p P) add(q P) P    { return P{p.x + q.x, p.y + q.y} }
func (p *P) scale(n int) { p.x *= n; p.y *= n }
func flip(p P) P         { return P{p.y, p.x} }
func pair() (P, Q)       { return P{1, 2}, Q{s: "q"} }
func (q Q) first() P     { return q.a[0] }
func (q *Q) at(i int) *P { return &q.a[i] }
func idx(i int) int      { return i }

type I interface{ add(P) P }

func main() {
	p := P{1, 2}
	p = P{p.y, p.x}
	fmt.Println(p)
	p = flip(flip(p)).add(p)
	fmt.Println(p)
	p.x, p.y = p.y, p.x
	q := Q{p, "s", [2]P{{1, 1}, {2, 2}}}
	q.a[0], q.a[1] = q.a[1], q.a[0]
	q.a = [2]P{q.a[1], q.a[0]}
	fmt.Println(q, q.first(), *q.at(1))
	q.at(0).scale(5)
	q.a[idx(1)].scale(3)
	fmt.Println(q.a)
	r, s := pair()
	s.p, r = r, s.p
	fmt.Println(r, s)
	m := map[P]Q{{1, 2}: q}
	m[P{3, 4}] = Q{p: P{5, 6}}
	fmt.Println(m[P{1, 2}].a[1].y, m[P{3, 4}].p, len(m), m[P{}].s == "")
	var i I = p
	fmt.Println(i.add(P{1, 1}), i == I(p), i.(P).x)
	ps := []P{{1, 2}, {3, 4}}
	for k := range ps {
		ps[k].x, ps[k].y = ps[k].y, ps[k].x
	}
	for _, v := range ps {
		v.scale(100)
	}
	ps = append(ps, ps[0], P{9, 9})
	pp := &ps[1]
	ps[1].x = 33
	ps = append(ps[:0], ps[1:]...)
	fmt.Println(ps, *pp)
	fs := []func(P) P{p.add, flip, P.add(p, p).add}
	for _, f := range fs {
		fmt.Print(f(P{1, 0}), " ")
	}
	fmt.Println()
	nested := [2][2]P{{{1, 2}}, {{}, {3, 4}}}
	n2 := nested
	nested[1][idx(1)].x++
	nested[0] = nested[1]
	fmt.Println(nested, n2, nested[0] == nested[1])
	c := make(chan P, 1)
	c <- P{4, 5}
	v, ok := <-c
	fmt.Println(v, ok)
	func() {
		p.x = 1000
		q.p.scale(2)
	}()
	a, b := p, q.p
	a.x++
	fmt.Println(p, a, b)
	type T struct {
		*P
		Q
	}
	t := T{&p, q}
	t.x = 5
	t.Q.p.x = 6
	u := t
	u.y = 7
	u.s = "u"
	fmt.Println(p, t.s, u.s, *t.P == *u.P, t.Q == u.Q)
	ptrs := map[string]*P{"a": {1, 2}}
	ptrs["a"].scale(2)
	*ptrs["a"] = ptrs["a"].add(*ptrs["a"])
	fmt.Println(*ptrs["a"])
	x, y := P{1, 2}, P{3, 4}
	x, y = y, x.add(y)
	fmt.Println(x, y, x != y, struct{ P }{x} == struct{ P }{y})
}
