package main

import "errors"

func main() {
	defer func() {
		panic(errors.New("third"))
	}()
	defer func() {
		defer func() { recover() }()
		panic("hidden")
	}()
	defer func() {
		recover()
		panic(2.5)
	}()
	panic("first")
}
