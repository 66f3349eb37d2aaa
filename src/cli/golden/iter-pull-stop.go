package main

import (
	"fmt"
	"iter"
)

func numbered(yield func(int, string) bool) {
	defer fmt.Println("cleaned up")
	for i := range 3 {
		if !yield(i, fmt.Sprint("item", i)) {
			fmt.Println("stopped at", i)
			return
		}
	}
}

func main() {
	next, stop := iter.Pull2(numbered)
	fmt.Println(next())
	stop()
	fmt.Println(next())
	stop()
	next, stop = iter.Pull2(numbered)
	stop()
	fmt.Println(next())
}
