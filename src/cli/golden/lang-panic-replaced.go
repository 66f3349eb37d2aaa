package main

import (
	"errors"
	"fmt"
	"runtime"
)

func replace() (r any) {
	defer func() { r = recover() }()
	defer func() { panic("third") }()
	defer func() { panic("second") }()
	panic("first")
}

func recoverThenPanic() {
	defer func() { fmt.Println("got", recover()) }()
	defer func() {
		fmt.Println("inner", recover())
		panic("again")
	}()
	panic("original")
}

func nested() {
	defer func() { fmt.Println("outer sees", recover()) }()
	defer func() {
		defer func() { fmt.Println("inner sees", recover()) }()
		panic("inner")
	}()
	panic("outer")
}

func nilPanic() {
	defer func() {
		r := recover()
		var pe *runtime.PanicNilError
		err, _ := r.(error)
		fmt.Println(r, errors.As(err, &pe))
	}()
	panic(nil)
}

func results() (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("wrapped: %v", r)
		}
	}()
	n = 7
	var m map[string]int
	m["x"] = 1
	return 1, nil
}

func deferLoop() {
	for i := range 3 {
		defer func() {
			if r := recover(); r != nil {
				fmt.Println("iteration", i, r)
				if i > 0 {
					panic(fmt.Sprint("from ", i))
				}
			}
		}()
	}
	panic("start")
}

func main() {
	fmt.Println(replace())
	recoverThenPanic()
	nested()
	nilPanic()
	fmt.Println(results())
	deferLoop()
}
