package main

import (
	"container/ring"
	"fmt"
)

func show(r *ring.Ring) {
	r.Do(func(x any) { fmt.Print(x, " ") })
	fmt.Println(r.Len())
}

func main() {
	r := ring.New(6)
	for i := range r.Len() {
		r.Value = i
		r = r.Next()
	}
	show(r)
	cut := r.Unlink(2)
	show(r)
	show(cut)
	r.Move(2).Link(cut)
	show(r)
	show(r.Move(-2))
	show(r.Prev())
	var one ring.Ring
	fmt.Println(one.Len(), one.Next() == &one, ring.New(0) == nil, (*ring.Ring)(nil).Len())
}
