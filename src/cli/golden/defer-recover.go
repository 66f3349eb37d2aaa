package main

import (
	"fmt"
)

func safeDiv(a, b int) (q int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	return a / b, nil
}

func nested() (s string) {
	defer func() { s += " outer" }()
	defer func() {
		defer func() { recover(); s += " inner" }()
		panic("x")
	}()
	return "start"
}

func main() {
	fmt.Println(safeDiv(7, 2))
	fmt.Println(safeDiv(1, 0))
	for i := range 3 {
		defer fmt.Println("deferred", i)
	}
	fmt.Println(nested())
	func() {
		defer func() { fmt.Println("re:", recover()) }()
		defer func() { panic("second") }()
		panic("first")
	}()
	func() {
		defer func() {
			if e, ok := recover().(error); ok {
				fmt.Println(e.Error())
			}
		}()
		var a []int
		i := 5
		a[i] = 1
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var m map[string]int
		m["a"] = 1
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var p *struct{ x int }
		p.x++
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x any = "str"
		fmt.Println(x.(int))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		s := []int{1, 2, 3}
		n := 5
		fmt.Println(s[1:n])
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		ch := make(chan int)
		close(ch)
		close(ch)
	}()
	fmt.Println(recover())
}
