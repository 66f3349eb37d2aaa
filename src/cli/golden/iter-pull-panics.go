package main

import (
	"errors"
	"fmt"
	"iter"
)

func try(f func()) {
	defer func() { fmt.Println("recovered:", recover()) }()
	f()
}

func main() {
	next, stop := iter.Pull(func(yield func(int) bool) {
		yield(1)
		panic(errors.New("broken sequence"))
	})
	fmt.Println(next())
	try(func() { next() })
	fmt.Println(next())
	stop()
	next, stop = iter.Pull(func(yield func(int) bool) {
		defer func() { panic("cleanup failed") }()
		yield(2)
	})
	fmt.Println(next())
	try(stop)
	next, stop = iter.Pull(func(yield func(int) bool) {
		try(func() { next() })
		yield(3)
	})
	fmt.Println(next())
	stop()
}
