package main

import "fmt"

type cleanup struct{ name string }

func (c cleanup) Close()           { fmt.Println("close", c.name) }
func (c *cleanup) Rename(n string) { c.name = n }

func f() (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("caught %v", r)
			n *= 2
		}
	}()
	n = 21
	var a []int
	_ = a[n]
	return 1, nil
}

func g() (x int) {
	defer func() { x++ }()
	x = 1
	return x + 10
}

func nested() {
	defer fmt.Println("nested end")
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic(fmt.Sprintf("second after %v", recover()))
	}()
	panic("first")
}

func main() {
	c := cleanup{"one"}
	defer c.Close()
	c.Rename("two")
	defer c.Close()
	for i := 0; i < 3; i++ {
		defer fmt.Print("d", i, " ")
		defer func(n int) { fmt.Print("c", i+n, " ") }(i * 10)
	}
	fmt.Println(f())
	fmt.Println(g())
	nested()
	h := c.Rename
	h("three")
	fmt.Println(c.name)
	func() {
		defer func() {
			r := recover()
			err, ok := r.(error)
			fmt.Println(ok, err)
		}()
		var p *cleanup
		fmt.Println(p.name)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		a, b := 1, 0
		fmt.Println(a / b)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var i any = "str"
		fmt.Println(i.(int))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		s := make([]int, 2, 5)
		k := 6
		fmt.Println(s[1:k])
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		n := -1
		_ = make([]int, n)
	}()
}
