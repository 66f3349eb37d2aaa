package main

import (
	"fmt"

	"golang.org/x/sync/errgroup"
)

func main() {
	var g errgroup.Group
	g.SetLimit(2)
	release := make(chan bool)
	for range 2 {
		g.Go(func() error { <-release; return nil })
	}
	fmt.Println(g.TryGo(func() error { return nil }))
	func() {
		defer func() { fmt.Println(recover()) }()
		g.SetLimit(3)
	}()
	close(release)
	fmt.Println(g.Wait())
	fmt.Println(g.TryGo(func() error { return nil }), g.Wait())
	g.SetLimit(0)
	fmt.Println(g.TryGo(func() error { return nil }))
	g.SetLimit(-1)
	fmt.Println(g.TryGo(func() error { return fmt.Errorf("err") }), g.Wait())
}
