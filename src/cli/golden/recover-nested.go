package main

import "fmt"

func helper() any { return recover() }

func indirect() {
	defer func() {
		func() { fmt.Println("too deep:", recover()) }()
		fmt.Println("direct:", recover(), recover())
	}()
	panic("one")
}

func replaced() {
	defer func() { fmt.Println("got:", recover()) }()
	defer func() { panic("second") }()
	panic("first")
}

func inner() (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprint("inner handled ", r)
		}
	}()
	var m map[string]int
	m["x"] = 1
	return "not reached"
}

func outer() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("outer: %v", r)
		}
	}()
	fmt.Println(inner())
	func() {
		defer fmt.Println("unwinding")
		var a []int
		_ = a[3]
	}()
	return nil
}

func during() {
	defer func() { fmt.Println("outermost:", recover()) }()
	defer func() {
		defer func() { fmt.Println("of the deferred call:", recover()) }()
		panic("in a deferred call")
	}()
	panic("body")
}

func main() {
	fmt.Println(helper())
	indirect()
	replaced()
	fmt.Println(outer())
	during()
	func() {
		defer func() { fmt.Println(helper() == nil, recover()) }()
		panic(fmt.Sprintf("%d", 7))
	}()
	func() {
		defer func() { _, ok := recover().(error); fmt.Println("runtime error:", ok) }()
		zero := 0
		fmt.Println(1 / zero)
	}()
}
