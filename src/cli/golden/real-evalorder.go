package main

import "fmt"

func bump(p *int) int { *p += 10; return *p }

type S struct{ n int }

func (s *S) inc() int { s.n++; return s.n }

func main() {
	x := 1
	fmt.Println(x, bump(&x), x)
	y := 1
	z := y + bump(&y)
	fmt.Println(z)
	a := []int{1, 2, 3}
	i := 0
	f := func() int { i = 2; return 9 }
	a[i] = f()
	fmt.Println(a, i)
	m := map[string]int{}
	k := "a"
	g := func() int { k = "b"; return 1 }
	m[k] = g()
	fmt.Println(m)
	s := &S{}
	fmt.Println(s.n, s.inc(), s.n, s.inc())
	arr := []int{s.n, s.inc(), s.n}
	fmt.Println(arr)
	p, q := x, bump(&x)
	fmt.Println(p, q)
	st := struct{ a, b int }{x, bump(&x)}
	fmt.Println(st)
	ok := x > 1000 && bump(&x) > 0 || bump(&x) < 0
	fmt.Println(ok, x)
	str := "a"
	h := func() string { str = "b"; return "c" }
	fmt.Println(str + h())
	fmt.Println(str, h(), len(str))
}
