package main

import "fmt"

type P1 struct {
	X, Y int `json:"x"`
}
type P2 struct {
	X, Y int
}
type named struct{ inner struct{ a, b string } }

func area(r struct{ w, h int }) int { return r.w * r.h }

type rect struct{ w, h int }

type node struct {
	val         int
	left, right *node
}

func (n *node) insert(v int) *node {
	if n == nil {
		return &node{val: v}
	}
	if v < n.val {
		n.left = n.left.insert(v)
	} else {
		n.right = n.right.insert(v)
	}
	return n
}

func (n *node) walk(f func(int)) {
	if n != nil {
		n.left.walk(f)
		f(n.val)
		n.right.walk(f)
	}
}

func main() {
	p := P1{1, 2}
	q := P2(p)
	q.X = 10
	pp := (*P2)(&p)
	pp.Y = 20
	fmt.Println(p, q, *pp, P1(q) == P1{10, 2})
	fmt.Println(area(rect{2, 3}), rect(struct{ w, h int }{4, 5}))
	n := named{}
	n.inner.a = "x"
	n.inner = struct{ a, b string }{"y", "z"}
	fmt.Printf("%+v %v\n", n, n == named{struct{ a, b string }{"y", "z"}})
	var any1 any = struct{ a int }{1}
	_, ok := any1.(struct{ a int })
	_, bad := any1.(struct{ b int })
	fmt.Println(ok, bad, any1 == any(struct{ a int }{1}))
	list := []struct {
		name string
		f    func(int) int
	}{{"inc", func(n int) int { return n + 1 }}, {"sq", func(n int) int { return n * n }}}
	for _, t := range list {
		fmt.Print(t.name, t.f(7), " ")
	}
	fmt.Println()
	pts := []*rect{{1, 2}, {3, 4}}
	m := map[rect]*rect{{1, 1}: {2, 2}}
	fmt.Println(*pts[1], *m[rect{1, 1}])
	var root *node
	for _, v := range []int{5, 2, 8, 1, 9} {
		root = root.insert(v)
	}
	root.walk(func(v int) { fmt.Print(v, " ") })
	fmt.Println()
	s := struct{ rect }{rect{1, 2}}
	s.w, s.rect.h = s.h, s.w
	fmt.Println(s)
	type local struct{ rect }
	fmt.Printf("%T %T %v\n", s, local(s), local(s) == local{rect{2, 1}})
	*pts[0], *pts[1] = *pts[1], *pts[0]
	fmt.Println(*pts[0], *pts[1])
}
