package main

import (
	"fmt"
	"sync"
)

func attempt(once *sync.Once, f func()) {
	defer func() { fmt.Println("recovered:", recover()) }()
	once.Do(f)
	fmt.Println("returned")
}

func main() {
	var once sync.Once
	attempt(&once, func() { panic("first") })
	attempt(&once, func() { fmt.Println("never called") })

	fail := sync.OnceFunc(func() { panic("every time") })
	for range 2 {
		func() {
			defer func() { fmt.Println("again:", recover()) }()
			fail()
		}()
	}
}
