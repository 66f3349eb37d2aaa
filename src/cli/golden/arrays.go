package main

import "fmt"

type grid [3][3]int

func (g grid) transposed() grid {
	var t grid
	for i, row := range g {
		for j, v := range row {
			t[j][i] = v
		}
	}
	return t
}

func (g *grid) fill() {
	for i := range g {
		for j := range g[i] {
			g[i][j] = i*len(g) + j
		}
	}
}

func change(a [2]int) [2]int { a[0] = 99; return a }

func main() {
	var g grid
	g.fill()
	fmt.Println(g, g.transposed(), len(g), len(g[0]))
	h := g
	h[1][1] = -1
	fmt.Println(g[1][1], h[1][1], g == h)
	row := g[2]
	view := g[2][:]
	view[0] = 100
	fmt.Println(row, g[2])
	a := [2]int{1, 2}
	fmt.Println(change(a), a)
	for i, v := range a {
		a[1] = 50
		fmt.Println(i, v)
	}
	p := &a
	for i, v := range p {
		p[1] = 60
		fmt.Println(i, v)
	}
	sparse := [...]string{4: "four", 1: "one", "two"}
	fmt.Printf("%d %q\n", len(sparse), sparse)
	var zero [0]int
	fmt.Println(zero, len(zero), [2][2]bool{{true}})
	slices := [2][]int{{1}, {2, 3}}
	copied := slices
	copied[1][0] = 9
	fmt.Println(slices, copied)
}
