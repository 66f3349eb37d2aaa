package main

import (
	"fmt"
	"sync/atomic"
)

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(r)
		}
	}()
	f()
}

func main() {
	var v atomic.Value
	fmt.Println(v.Load())
	try(func() { v.Store(nil) })
	try(func() { v.Swap(nil) })
	try(func() { v.CompareAndSwap(1, nil) })
	try(func() { v.CompareAndSwap(1, "x") })
	try(func() { fmt.Println(v.CompareAndSwap(1, 2), v.CompareAndSwap(nil, 1)) })
	try(func() { v.Store("x") })
	try(func() { v.Swap("x") })
	try(func() { v.CompareAndSwap("x", "y") })
	fmt.Println(v.Swap(5), v.CompareAndSwap(1, 2), v.CompareAndSwap(5, 6), v.Load())
	var s atomic.Value
	s.Store([]int{1})
	try(func() { s.CompareAndSwap([]int{1}, []int{2}) })
	s.Store([]int{3})
	fmt.Println(s.Load())
}
