package main

import "fmt"

func main() {
	var each []func() int
	for i := 0; i < 3; i++ {
		each = append(each, func() int { i += 10; return i })
	}
	for _, f := range each {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()

	var shared []func()
	var j int
	for j = 0; j < 3; j++ {
		shared = append(shared, func() { fmt.Print(j, " ") })
	}
	for _, f := range shared {
		f()
	}
	fmt.Println()

	for i := 0; i < 6; i++ {
		add := func() { i++ }
		add()
		fmt.Print(i, " ")
	}
	fmt.Println()

	pointers := map[string]*int{}
	for k, v := range map[string]int{"a": 1} {
		pointers[k] = &v
		v++
	}
	fmt.Println(*pointers["a"])
	var defers []string
	func() {
		for i := range 3 {
			defer func() { defers = append(defers, fmt.Sprint(i)) }()
		}
	}()
	fmt.Println(defers)
	counter := func() func() int { n := 0; return func() int { n++; return n } }
	a, b := counter(), counter()
	fmt.Println(a(), a(), b(), a())
}
