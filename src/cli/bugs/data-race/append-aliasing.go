// Two requests extend the same base slice of middlewares: there is room behind it, so both write the same element.
package main

import (
	"fmt"
	"strings"
	"sync"
)

type chain []string

func (c chain) with(names ...string) chain {
	return append(c, names...) // want: data-race
}

type server struct {
	base chain
}

func (s *server) route(name string) string {
	c := s.base.with(name)
	return strings.Join(c, ">")
}

func main() {
	base := make(chain, 0, 4)
	base = append(base, "log", "auth")
	s := &server{base: base}
	routes := make([]string, 2)
	var wg sync.WaitGroup
	for i, name := range []string{"users", "files"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			routes[i] = s.route(name)
		}()
	}
	wg.Wait()
	fmt.Println(len(routes[0]), len(routes[1]))
}
