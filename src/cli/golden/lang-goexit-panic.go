package main

import (
	"fmt"
	"runtime"
	"sync"
)

func run(name string, f func()) {
	var wg sync.WaitGroup
	wg.Add(1)
	done := false
	go func() {
		defer wg.Done()
		f()
		done = true
	}()
	wg.Wait()
	fmt.Println(name, "returned:", done)
}

func main() {
	run("goexit", func() {
		defer fmt.Println("deferred runs", recover())
		runtime.Goexit()
	})
	run("goexit is no panic", func() {
		defer func() { fmt.Println("recover:", recover()) }()
		runtime.Goexit()
	})
	run("panic in a deferred call of goexit", func() {
		defer func() { fmt.Println("still leaving") }()
		func() {
			defer func() { fmt.Println("recover:", recover()) }()
			defer func() { panic("late") }()
			runtime.Goexit()
		}()
		fmt.Println("not reached")
	})
	run("goexit in a deferred call of a panic", func() {
		defer fmt.Println("outer deferred")
		defer runtime.Goexit()
		panic("forgotten")
	})
	run("recovered, then goexit", func() {
		defer func() {
			fmt.Println(recover())
			runtime.Goexit()
		}()
		panic("first")
	})
}
