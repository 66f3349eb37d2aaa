package main

import (
	"errors"
	"fmt"
	"sync"
)

func main() {
	n := 0
	f := sync.OnceFunc(func() { n++ })
	f()
	f()
	fmt.Println(n)

	value := sync.OnceValue(func() int { n++; return n * 10 })
	fmt.Println(value(), value())

	values := sync.OnceValues(func() (string, error) { return "v", errors.New("e") })
	v, err := values()
	fmt.Println(v, err)
	v, err = values()
	fmt.Println(v, err)

	bad := sync.OnceFunc(func() { n++; panic(fmt.Sprint("bad ", n)) })
	for range 2 {
		func() {
			defer func() { fmt.Println(recover()) }()
			bad()
		}()
	}

	var wg sync.WaitGroup
	shared := sync.OnceValue(func() *int { return new(int) })
	var got [3]*int
	for i := range got {
		wg.Go(func() { got[i] = shared() })
	}
	wg.Wait()
	fmt.Println(got[0] == got[1], got[1] == got[2])
}
