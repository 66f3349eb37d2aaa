package main

import (
	"fmt"
	"sync"
)

func main() {
	var once sync.Once
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		once.Do(func() { panic("first") })
	}()
	once.Do(func() { fmt.Println("never") })

	var a, b sync.Once
	a.Do(func() {
		b.Do(func() { fmt.Println("inner") })
		fmt.Println("outer")
	})
	a.Do(func() { fmt.Println("never") })
	once = sync.Once{}
	once.Do(func() { fmt.Println("again") })
}
