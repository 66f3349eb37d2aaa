package main

import "fmt"

type grid [2][3]int

func (g grid) sum() (n int) {
	for _, row := range g {
		for _, v := range row {
			n += v
		}
	}
	g[0][0] = 100
	return
}

func (g *grid) set(i, j, v int) { g[i][j] = v }

func pass(a [3]int) [3]int { a[0]++; return a }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[1] = 20
	fmt.Println(a, b, a == b, a == [...]int{1, 2, 3}, pass(a), a)
	var g grid
	g.set(1, 2, 7)
	h := g
	h[0] = [3]int{1, 1, 1}
	fmt.Println(g.sum(), h.sum(), g, h, g != h)
	for i, v := range a {
		a[2] = 10
		fmt.Print(i, v, " ")
	}
	p := &a
	for i, v := range p {
		p[2] = 30 + i
		fmt.Print(i, v, " ")
	}
	fmt.Println(len(p), cap(p[:2]), p[1:])
	m := map[[2]int]string{{1, 2}: "x"}
	k := [2]int{1, 2}
	fmt.Println(m[k], m[[2]int{2, 1}] == "")
	s := [][2]int{{1, 2}, {3, 4}}
	e := s[0]
	e[0] = 9
	s[1][1]++
	fmt.Println(s, e)
	sparse := [...]string{2: "c", "d", 0: "a"}
	fmt.Printf("%d %q\n", len(sparse), sparse)
	i := 3
	try(func() { fmt.Println(a[i]) })
	try(func() { a[i-4] = 1 })
	try(func() { fmt.Println(p[1 : i+1]) })
	var np *[3]int
	fmt.Println(len(np))
	for i := range np {
		fmt.Print(i)
	}
	fmt.Println()
	try(func() { fmt.Println(np[1]) })
	a, b = b, a
	a[0], a[1], a[2] = a[2], a[0], a[1]
	fmt.Println(a, b)
	var any1, any2 any = a, a
	fmt.Println(any1 == any2, any1 == any(b))
	fs := [2]func() int{func() int { return 1 }, func() int { return 2 }}
	fmt.Println(fs[1](), [3]bool{}[1], [2]struct{ x int }{{1}, {2}}[1].x)
}
