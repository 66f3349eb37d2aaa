package main

import (
	"fmt"
	"sync"
)

type Shape interface{ area() int }

type square struct{ side int }

func (s *square) area() int { return s.side * s.side }

type rectangle struct{ width, height int }

func (r *rectangle) area() int { return r.width * r.height }

// An interface is two words, a type and a pointer. Storing one is two stores.
var shape Shape = &square{side: 3}

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		shape = &rectangle{width: 2, height: 5}
	}()
	fmt.Println("area:", shape.area())
	wg.Wait()
}
