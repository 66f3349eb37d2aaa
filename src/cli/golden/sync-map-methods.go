package main

import (
	"fmt"
	"sync"
)

type key struct{ a, b int }

func main() {
	var m sync.Map
	fmt.Println(m.Load("x"))
	m.Store("x", 1)
	fmt.Println(m.LoadOrStore("x", 2))
	fmt.Println(m.LoadOrStore(key{1, 2}, 3))
	fmt.Println(m.Swap("x", 4))
	fmt.Println(m.Swap("y", nil))
	fmt.Println(m.CompareAndSwap("x", 5, 6), m.CompareAndSwap("x", 4, 7), m.CompareAndSwap("z", nil, 1))
	fmt.Println(m.CompareAndDelete("x", 4), m.CompareAndDelete("x", 7), m.CompareAndDelete("x", 7))
	fmt.Println(m.LoadAndDelete(key{1, 2}))
	fmt.Println(m.LoadAndDelete(key{1, 2}))
	m.Delete("nothing")
	fmt.Println(m.Load("y"))
	for i := range 4 {
		m.Store(i, i*i)
	}
	sum, n := 0, 0
	m.Range(func(k, v any) bool {
		if i, ok := k.(int); ok {
			sum += i + v.(int)
			m.Delete(k)
		}
		n++
		return true
	})
	fmt.Println(sum, n)
	n = 0
	m.Store("z", 1)
	m.Range(func(k, v any) bool { n++; return false })
	fmt.Println(n)
	m.Clear()
	m.Range(func(k, v any) bool { n++; return true })
	fmt.Println(n)
}
