package main

import "fmt"

type inner struct{ n [2]int }
type outer struct {
	inner
	p *inner
	s []int
	m map[string]int
}

func modify(o outer) { o.n[0], o.p.n[0], o.s[0], o.m["k"] = 9, 9, 9, 9 }

func (o outer) with(n int) outer { o.n[1] = n; return o }

func swap(a, b *outer) { *a, *b = *b, *a }

func main() {
	o := outer{inner{[2]int{1, 2}}, &inner{}, []int{1}, map[string]int{}}
	modify(o)
	fmt.Println(o.n, o.p.n, o.s, o.m)
	q := o.with(7)
	fmt.Println(o.n, q.n)
	swap(&o, &q)
	fmt.Println(o.n, q.n)

	list := []inner{{}, {}}
	for _, e := range list {
		e.n[0] = 5
	}
	for i := range list {
		list[i].n[1] = 6
	}
	fmt.Println(list)
	var boxed any = list[0]
	list[0].n[0] = 8
	fmt.Println(boxed, list[0])
	channel := make(chan inner, 1)
	channel <- list[0]
	list[0].n[0] = 0
	fmt.Println((<-channel).n[0])

	base := []int{1, 2, 3, 4}
	left, right := base[:2], base[2:]
	left = append(left, 30)
	fmt.Println(base, right, len(left), cap(left))
	left = append(base[:2:2], 40)
	fmt.Println(base, left)
	i, values := 0, []int{10, 20}
	i, values[i] = 1, 99
	fmt.Println(i, values)
	x, y, z := 1, 2, 3
	x, y, z = z, x, y
	fmt.Println(x, y, z)
}
