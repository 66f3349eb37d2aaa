package main

import (
	"fmt"
	"runtime"
)

func main() {
	go fmt.Println("goes on")
	defer fmt.Println("deferred")
	runtime.Gosched()
	runtime.Goexit()
}
