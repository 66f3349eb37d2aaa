package main

import (
	"fmt"
	"math/bits"
	"runtime"
)

func try(f func()) {
	defer func() {
		e := recover()
		_, isRuntime := e.(runtime.Error)
		fmt.Println(e, isRuntime)
	}()
	f()
}

func main() {
	try(func() { bits.Div64(1, 0, 0) })
	try(func() { bits.Div64(5, 0, 5) })
	try(func() { bits.Div32(7, 1, 3) })
	try(func() { bits.Rem(1, 1, 0) })
}
