// also: data-race panic

// A route table that is replaced as a whole while it is searched: a slice header is three words.
package main

import (
	"fmt"
)

type Route struct {
	Prefix string
	Port   int
}

type Table struct {
	routes []Route
}

func (t *Table) Replace(routes []Route) {
	t.routes = routes // want: torn-value
}

func (t *Table) Last() int {
	routes := t.routes // want: torn-value
	if len(routes) == 0 {
		return 0
	}
	return routes[len(routes)-1].Port
}

func main() {
	t := &Table{}
	t.Replace([]Route{{"/", 80}})
	done := make(chan struct{})
	go func() {
		defer close(done)
		t.Replace([]Route{{"/", 80}, {"/api", 8080}, {"/static", 8081}})
	}()
	port := t.Last()
	<-done
	fmt.Println(port == 80 || port == 8081)
}
