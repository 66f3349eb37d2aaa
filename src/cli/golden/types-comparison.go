package main

import "fmt"

type point struct{ x, y int }
type named struct {
	point
	_    int
	name string
	tags [2]string
}
type shape interface{ area() int }
type square int

func (s square) area() int { return int(s * s) }

func attempt(what string, f func() bool) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(what, "panics:", r)
		}
	}()
	fmt.Println(what, f())
}

func main() {
	a := named{point{1, 2}, 3, "n", [2]string{"t"}}
	b := named{point{1, 2}, 4, "n", [2]string{"t", ""}}
	fmt.Println(a == b, a.point == point{1, 2}, [2]point{{1, 2}} == [2]point{{1, 2}, {}})
	var s, t shape = square(2), square(2)
	var e any = 2
	fmt.Println(s == t, s == square(2), e == 2, e == 2.0, e == any(int64(2)), s != nil)
	anon := struct{ x, y int }{1, 2}
	fmt.Println(anon == a.point, &a == &b, any(anon) == any(a.point))
	ch := make(chan int)
	var recv <-chan int = ch
	fmt.Println(recv == ch, map[any]string{point{1, 2}: "p", 1: "i"}[point{1, 2}])
	attempt("slices in interfaces", func() bool { return any([]int{1}) == any([]int{1}) })
	attempt("different types", func() bool { return any([]int{1}) == any(1) })
	attempt("struct with func", func() bool {
		type f struct {
			n int
			f func()
		}
		return any(f{1, nil}) == any(f{2, nil})
	})
	attempt("map key", func() bool { return map[any]bool{}[func() {}] })
}
