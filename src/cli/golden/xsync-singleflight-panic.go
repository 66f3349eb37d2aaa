package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"

	"golang.org/x/sync/singleflight"
)

func try(name string, f func()) {
	defer func() {
		r := recover()
		err, ok := r.(error)
		if !ok {
			fmt.Println(name, r)
			return
		}
		first, _, _ := strings.Cut(err.Error(), "\n")
		fmt.Printf("%s %T %q %v\n", name, r, first, errors.Unwrap(err))
	}()
	f()
}

func main() {
	var g singleflight.Group
	try("value", func() { g.Do("k", func() (any, error) { panic("boom") }) })
	try("error", func() { g.Do("k", func() (any, error) { panic(errors.New("bad")) }) })
	ended := make(chan bool)
	go func() {
		defer close(ended)
		g.Do("k", func() (any, error) { runtime.Goexit(); return 1, nil })
		fmt.Println("not reached")
	}()
	<-ended
	fmt.Println(g.Do("k", func() (any, error) { return "fine", nil }))
}
