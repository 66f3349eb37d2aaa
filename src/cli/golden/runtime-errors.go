package main

import (
	"errors"
	"fmt"
	"runtime"
)

func try(f func()) {
	defer func() {
		r := recover()
		err, ok := r.(runtime.Error)
		fmt.Println(ok, r)
		var again runtime.Error
		fmt.Println(ok && errors.As(fmt.Errorf("wrapped: %w", err), &again))
	}()
	f()
}

func main() {
	var p *struct{ a int }
	var m map[string]int
	var i any = "text"
	s, n := []int{1}, 0
	try(func() { p.a = 1 })
	try(func() { m["k"] = 1 })
	try(func() { _ = i.(int) })
	try(func() { s[n+3] = 1 })
	try(func() { n = 1 / n })
	try(func() { close((chan int)(nil)) })
	try(func() { panic(nil) })
	try(func() { panic("mine") })
}
