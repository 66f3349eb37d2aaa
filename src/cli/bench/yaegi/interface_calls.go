// group methods, n 600000

package main

import "fmt"

const n = 1

type shape interface {
	area() int
	grow(by int)
}

type square struct{ side int }

type rectangle struct{ width, height int }

func (s *square) area() int   { return s.side * s.side }
func (s *square) grow(by int) { s.side = (s.side + by) & 63 }

func (r *rectangle) area() int   { return r.width * r.height }
func (r *rectangle) grow(by int) { r.width = (r.width + by) & 31 }

func main() {
	shapes := []shape{&square{2}, &rectangle{3, 4}}
	sum := 0
	for i := 0; i < n; i++ {
		s := shapes[i&1]
		s.grow(i & 3)
		sum += s.area()
	}
	fmt.Println(sum)
}
