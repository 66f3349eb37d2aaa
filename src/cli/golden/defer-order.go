package main

import (
	"errors"
	"fmt"
)

type file struct{ name string }

func (f file) close()   { fmt.Println("close", f.name) }
func (f *file) delete() { fmt.Println("delete", f.name) }

func trace(s string) string { fmt.Println("enter", s); return s }
func leave(s string)        { fmt.Println("leave", s) }

func nested() (result int, err error) {
	defer leave(trace("nested"))
	for i := range 3 {
		defer fmt.Println("deferred", i, result)
	}
	defer func() {
		result *= 2
		err = errors.Join(err, errors.New("late"))
	}()
	return 21, nil
}

func evaluation() {
	f := file{"a"}
	defer f.close()
	defer f.delete()
	f.name = "b"
	call := func() { fmt.Println("first") }
	defer call()
	call = func() { fmt.Println("second") }
	if true {
		defer fmt.Println("at the function's end")
	}
	fmt.Println("body")
}

func main() {
	fmt.Println(nested())
	evaluation()
}
