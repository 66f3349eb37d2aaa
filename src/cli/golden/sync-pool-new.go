package main

import (
	"fmt"
	"sync"
)

func main() {
	var empty sync.Pool
	fmt.Println(empty.Get())
	empty.Put(nil)
	fmt.Println(empty.Get())
	made := 0
	pool := sync.Pool{New: func() any { made++; return new([4]int) }}
	a := pool.Get().(*[4]int)
	b := pool.Get().(*[4]int)
	fmt.Println(made, a == b, len(a))
}
