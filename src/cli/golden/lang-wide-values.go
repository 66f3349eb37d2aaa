package main

import "fmt"

type W struct {
	a    [20]int
	name string
	b    [20]string
	in   any
}

type holder struct {
	n int
	w W
	p *W
}

func mk(n int) (w W) {
	for i := range w.a {
		w.a[i] = n + i
	}
	w.name = fmt.Sprint("w", n)
	w.b[19] = "end"
	return
}

func (w W) sum() (t int) {
	for _, v := range w.a {
		t += v
	}
	w.a[0] = -1
	return
}

func (w *W) bump()       { w.a[0] += 1000 }
func (w W) with(n int) W { w.a[1] = n; return w }
func two(a, b W) (W, W)  { return b, a }
func vari(ws ...W) (t int) {
	for _, w := range ws {
		t += w.a[0]
	}
	return
}
func named() (w W, err error)     { defer func() { w.a[2] = 5 }(); w = mk(3); return w, nil }
func gen[T any](x T, ys ...T) []T { return append(ys, x) }

type summer interface{ sum() int }

var global = mk(7)
var table = map[string]W{"g": mk(8)}

func main() {
	x := mk(1)
	y := x
	y.a[5] = 500
	fmt.Println(x.a[5], y.a[5], x == y, x == mk(1), x.sum(), y.sum())
	x, y = y, x
	fmt.Println(x.a[5], y.a[5])
	x, y = two(x, y)
	fmt.Println(x.a[5], y.a[5], mk(2).with(9).a[1])
	m := map[int]W{1: x}
	m[2] = y
	m[3] = global
	global.a[0] = 70
	v, ok := m[2]
	fmt.Println(m[1].a[5], v.a[5], ok, m[9].name == "", m[3].a[0], len(table["g"].b))
	km := map[W]int{x: 1}
	km[y]++
	fmt.Println(km[x], km[y], km[mk(4)])
	ch := make(chan W, 2)
	ch <- x
	x.bump()
	ch <- x
	fmt.Println((<-ch).a[0], (<-ch).a[0])
	var i any = x
	x.bump()
	fmt.Println(i.(W).a[0], x.a[0], i == any(x))
	if w, ok := i.(W); ok {
		w.a[0]++
		fmt.Println(w.a[0], i.(W).a[0])
	}
	var s summer = x
	x.a[0] = 0
	fmt.Println(s.sum(), summer(&x).sum(), W.sum(x))
	sl := []W{x, y, mk(5)}
	sl = append(sl, x, mk(6))
	sl[1].bump()
	sl[0], sl[2] = sl[2], sl[0]
	for i, w := range sl {
		w.a[0] = 1
		sl[i].a[3] = i
		fmt.Print(w.a[3], w.a[0], sl[i].a[0], " ")
	}
	fmt.Println(vari(sl...), vari(x, y), vari())
	arr := [3]W{x, 2: y}
	brr := arr
	brr[2].name = "changed"
	n := 2
	arr[n-1] = brr[n]
	fmt.Println(arr[1].name, arr[2].name, arr == brr)
	h := holder{1, x, &y}
	g := h
	g.w.a[7] = 77
	g.p.a[7] = 78
	*g.p = h.w
	fmt.Println(h.w.a[7], g.w.a[7], y.a[7], h.p == g.p)
	f := func(w W) W { w.a[0] = 12345; x.a[1] = 99; return w }
	z := f(x)
	fmt.Println(z.a[0], x.a[0], x.a[1], z.a[1])
	defer func(w W) { fmt.Println("deferred", w.a[1], x.a[1]) }(x)
	x.a[1] = 100
	w, err := named()
	fmt.Println(w.a[0], w.a[2], err)
	bound := x.sum
	x.a[19] = 1000
	fmt.Println(bound() == x.sum())
	select {
	case ch <- x:
	default:
	}
	select {
	case y = <-ch:
	}
	fmt.Println(y.a[19], len(gen(x, y)), gen(x)[0].a[19])
	switch x {
	case mk(1):
		fmt.Println("no")
	case y:
		fmt.Println("same")
	}
	go func(w W) { ch <- w }(x)
	x.a[0] = -5
	fmt.Println((<-ch).a[0])
	copy(sl, sl[1:])
	sl = append(sl[:1], sl[2:]...)
	fmt.Println(len(sl), sl[0].a[3], sl[1].a[3])
	pw := new(W)
	*pw = x
	pw.a[0]++
	*pw, x = x, *pw
	fmt.Println(pw.a[0], x.a[0])
	for _, w := range map[string]W{"k": x} {
		fmt.Println(w.a[0])
	}
	for i, w := range func(yield func(int, W) bool) { yield(1, x) } {
		fmt.Println(i, w.a[0])
	}
	var nilp *W
	defer func() { fmt.Println(recover()) }()
	x = *nilp
}
