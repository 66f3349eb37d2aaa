package main

import (
	"fmt"
)

type Incer interface{ Inc() }
type Counter struct{ n int }

func (c *Counter) Inc()           { c.n++ }
func (c *Counter) String() string { return fmt.Sprint("Counter#", c.n) }

type Logger struct {
	*Counter
	prefix string
}

func (l Logger) Log(s string) { fmt.Println(l.prefix, s, l.n) }

func apply(f func(int, int) int, a, b int) int { return f(a, b) }

type Stack []int

func (s *Stack) Push(v int) { *s = append(*s, v) }
func (s *Stack) Pop() int {
	old := *s
	v := old[len(old)-1]
	*s = old[:len(old)-1]
	return v
}

type Grid [2][3]int

func (g *Grid) Set(r, c, v int) { g[r][c] = v }
func (g Grid) At(r, c int) int  { return g[r][c] }

func main() {
	c := &Counter{}
	inc := c.Inc
	inc()
	inc()
	fmt.Println(c.n, c)
	var i Incer = c
	f := i.Inc
	f()
	fmt.Println(c.n)
	l := Logger{prefix: "p", Counter: c}
	l.Inc()
	l.Log("x")
	fn := Logger.Log
	fn(l, "y")
	fmt.Println(l.n)
	m := map[string]func(int) int{"dbl": func(x int) int { return x * 2 }}
	fmt.Println(m["dbl"](4))
	type op func(int, int) int
	var add op = func(a, b int) int { return a + b }
	fmt.Println(add(1, 2), apply(add, 3, 4))
	s := Stack{}
	s.Push(1)
	s.Push(2)
	fmt.Println(s.Pop(), s.Pop(), len(s))
	for i := 0; i < 3; i++ {
		defer func(n int) { fmt.Print("d", n, " ") }(i)
	}
	var g Grid
	g.Set(1, 2, 5)
	fmt.Println(g, g.At(1, 2))
}
