package main

import "fmt"

var trace []string

func t[T any](name string, v T) T { trace = append(trace, name); return v }

func show() { fmt.Println(trace); trace = nil }

type T struct{ n int }

func (x T) m(a, b int) T { trace = append(trace, fmt.Sprint("m", a, b)); return T{x.n + a + b} }

func pair() (int, int) { trace = append(trace, "pair"); return 1, 2 }

func main() {
	a := []int{0, 0, 0}
	a[t("i", 0)], a[t("j", 1)] = t("v", 1), t("w", 2)
	show()
	m := map[string]int{t("k1", "a"): t("v1", 1), t("k2", "b"): t("v2", 2)}
	show()
	m[t("key", "a")] += t("value", 5)
	show()
	_ = T{}.m(t("a", 1), t("b", 2)).m(t("c", 3), t("d", 4))
	show()
	_ = t("x", false) && t("y", true) || t("z", true)
	show()
	x := 1
	f := func() int { x++; return x }
	y := []int{x, f(), x, f()}
	fmt.Println(y, x)
	i := 0
	i, a[i] = 1, 5
	fmt.Println(i, a)
	a[0], a[1], a[2] = a[2], a[0], a[1]
	fmt.Println(a)
	p := &T{1}
	p, p.n = &T{5}, 7
	fmt.Println(p.n)
	switch t("tag", 2) {
	case t("c1", 1), t("c2", 2), t("c3", 3):
	case t("c4", 4):
	}
	show()
	ch := make(chan int, 1)
	select {
	case t("chan", ch) <- t("val", 1):
	case <-t("other", (chan int)(nil)):
	}
	show()
	arr := [...]int{t("e0", 1), 5: t("e5", 2), t("e6", 3)}
	_ = arr
	show()
	fmt.Sprint(t("p1", 1), len(t("p2", "s")), t("p3", T{}).n)
	show()
	s := t("slice", a)[t("lo", 0):t("hi", 2):t("max", 3)]
	_ = s
	show()
	defer func() { recover(); show() }()
	var nilm map[string]int
	nilm[t("nk", "x")] = t("nv", 1)
}
