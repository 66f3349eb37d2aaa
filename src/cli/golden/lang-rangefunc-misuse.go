package main

import "fmt"

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, isError := r.(error)
		fmt.Println(name, r, isError)
	}()
	f()
}

func main() {
	try("after break:", func() {
		for range func(yield func(int) bool) { yield(1); yield(2) } {
			break
		}
	})
	try("after the end:", func() {
		var kept func(int) bool
		for range func(yield func(int) bool) { kept = yield } {
		}
		kept(1)
	})
	try("inside itself:", func() {
		var kept func(int) bool
		for i := range func(yield func(int) bool) { kept = yield; yield(1) } {
			if i == 1 {
				kept(2)
			}
		}
	})
	try("after a panic:", func() {
		call := func(yield func(int) bool) {
			defer func() { recover() }()
			yield(1)
		}
		for i := range func(yield func(int) bool) { call(yield); yield(2) } {
			panic(i)
		}
	})
	try("panic swallowed:", func() {
		for i := range func(yield func(int) bool) { defer func() { recover() }(); yield(1) } {
			panic(i)
		}
	})
	try("recover in a body:", func() {
		defer func() {
			for range func(yield func() bool) { yield() } {
				fmt.Println("nil:", recover())
			}
			fmt.Println("value:", recover())
		}()
		panic("value")
	})
}
