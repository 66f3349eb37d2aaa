package main

import (
	"fmt"
	"iter"
	"runtime"
)

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("the caller exits, too")
		next, stop := iter.Pull(func(yield func(int) bool) {
			defer fmt.Println("the sequence exits")
			yield(1)
			runtime.Goexit()
		})
		defer stop()
		fmt.Println(next())
		next()
		fmt.Println("not reached")
	}()
	<-done
}
