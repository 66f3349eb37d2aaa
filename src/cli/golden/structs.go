package main

import (
	"fmt"
)

type Point struct{ X, Y int }

func (p Point) Dist() int        { return p.X*p.X + p.Y*p.Y }
func (p *Point) Move(dx, dy int) { p.X += dx; p.Y += dy }

type Circle struct {
	Point
	R int
}

type Node struct {
	Val  int
	Next *Node
}

func main() {
	p := Point{1, 2}
	q := p
	q.X = 10
	pp := &p
	pp.Y = 20
	fmt.Println(p, q, *pp, p == Point{1, 20}, p != q)
	fmt.Printf("%v %+v %#v %T\n", p, p, p, p)
	c := Circle{Point: Point{3, 4}, R: 5}
	c.X++
	fmt.Println(c, c.Dist(), c.Point.Dist())
	c.Move(1, 1)
	fmt.Printf("%+v\n", c)
	anon := struct {
		A int
		B string
	}{1, "x"}
	fmt.Printf("%v %+v\n", anon, anon)
	list := &Node{1, &Node{2, nil}}
	for n := list; n != nil; n = n.Next {
		fmt.Print(n.Val, " ")
	}
	fmt.Println()
	arr := []Point{{1, 2}, {3, 4}}
	for i := range arr {
		arr[i].X *= 2
	}
	for _, a := range arr {
		a.X = 0
	}
	fmt.Println(arr, &arr[0] == &arr[0])
	ps := []*Point{{5, 6}}
	ps[0].Move(1, 1)
	fmt.Println(*ps[0], ps[0].X)
	f := p.Dist
	g := (*Point).Move
	p.X = 100
	g(&p, 1, 0)
	fmt.Println(f(), p, Point.Dist(p))
	var e struct{}
	fmt.Println(e, c)
}
