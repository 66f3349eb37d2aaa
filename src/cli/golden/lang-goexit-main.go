package main

import (
	"fmt"
	"runtime"
)

func main() {
	ch := make(chan int)
	go func() {
		fmt.Println("other goroutine", <-ch)
	}()
	defer fmt.Println("main's deferred call")
	ch <- 1
	runtime.Goexit()
}
