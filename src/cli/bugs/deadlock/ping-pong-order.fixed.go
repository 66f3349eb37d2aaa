// Two stages that each want to send before they receive.
package main

import "fmt"

type stage struct {
	name string
	in   <-chan int
	out  chan<- int
	seen []int
}

func (s *stage) exchange(v int) {
	s.out <- v
	s.seen = append(s.seen, <-s.in)
}

func (s *stage) answer(v int) {
	s.seen = append(s.seen, <-s.in)
	s.out <- v
}

func main() {
	left, right := make(chan int), make(chan int)
	a := &stage{name: "a", in: left, out: right}
	b := &stage{name: "b", in: right, out: left}
	done := make(chan struct{})
	go func() {
		defer close(done)
		b.answer(2)
	}()
	a.exchange(1)
	<-done
	fmt.Println(a.seen, b.seen)
}
