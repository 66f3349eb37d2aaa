package main

import (
	"fmt"
	"sync"
)

func main() {
	made := 0
	pool := sync.Pool{New: func() any { made++; return new([4]byte) }}
	a := pool.Get().(*[4]byte)
	a[0] = 1
	fmt.Println(made, len(a))
	empty := sync.Pool{}
	fmt.Println(empty.Get())
	var m sync.Map
	m.Store("a", 1)
	v, loaded := m.LoadOrStore("a", 2)
	fmt.Println(v, loaded)
	v, loaded = m.LoadOrStore("b", 3)
	fmt.Println(v, loaded)
	v, loaded = m.LoadAndDelete("a")
	fmt.Println(v, loaded)
	_, ok := m.Load("a")
	fmt.Println(ok)
	fmt.Println(m.CompareAndSwap("b", 3, 4), m.CompareAndSwap("b", 3, 5))
	m.Range(func(k, v any) bool { fmt.Println(k, v); return true })
	var wg sync.WaitGroup
	for range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			pool.Put(pool.Get())
		}()
	}
	wg.Wait()
}
