package main

import (
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/singleflight"
)

func main() {
	var g singleflight.Group
	fmt.Println(g.Do("k", func() (any, error) { return 1, errors.New("e") }))

	calls := 0
	release := make(chan bool)
	slow := func() (any, error) { calls++; <-release; return calls, nil }
	a := g.DoChan("k", slow)
	b := g.DoChan("k", slow)
	done := make(chan string)
	go func() {
		v, err, shared := g.Do("k", slow)
		done <- fmt.Sprint(v, err, shared)
	}()
	time.Sleep(20 * time.Millisecond)
	close(release)
	fmt.Println(<-a, <-b, <-done, calls)

	first, second := make(chan bool), make(chan bool)
	a = g.DoChan("k", func() (any, error) { <-first; return "first", nil })
	g.Forget("k")
	b = g.DoChan("k", func() (any, error) { <-second; return "second", nil })
	c := g.DoChan("k", func() (any, error) { return "third", nil })
	close(first)
	fmt.Printf("%+v\n", <-a)
	close(second)
	fmt.Printf("%+v %+v\n", <-b, <-c)
}
