package main

import (
	"fmt"
	"sync"
)

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	var m sync.Map
	try("key", func() { m.Store([]int{1}, 1) })
	try("load", func() { m.Load(map[int]int{}) })
	m.Store("f", []int{1})
	m.Store("i", 1)
	try("other types", func() { fmt.Println(m.CompareAndDelete("i", int64(1)), m.CompareAndDelete("i", "1")) })
	fmt.Println(m.CompareAndSwap("f", "text", 1), m.CompareAndSwap("nothing", []int{1}, 2))
	try("swap of slices", func() { m.CompareAndSwap("f", []int{1}, 2) })
}
