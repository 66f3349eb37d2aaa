// entry: TestReplaceWhileServing
// also: data-race panic

// Package router swaps its handler while requests are served.
package router

import (
	"strings"
	"sync"
	"testing"
)

type Handler interface {
	Handle(path string) string
}

type static struct{ body string }

func (s *static) Handle(path string) string { return s.body }

type prefix struct {
	prefix string
	depth  int
}

func (p prefix) Handle(path string) string {
	return strings.TrimPrefix(path, p.prefix)
}

type Router struct {
	handler Handler
	served  int
}

func (r *Router) Replace(h Handler) {
	r.handler = h // want: torn-value
}

func (r *Router) Serve(path string) string {
	return r.handler.Handle(path) // want: torn-value
}

func TestReplaceWhileServing(t *testing.T) {
	r := &Router{handler: &static{"hello"}}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		r.Replace(prefix{prefix: "/api", depth: 1})
	}()
	if got := r.Serve("/api/users"); got != "hello" && got != "/users" {
		t.Errorf("served %q", got)
	}
	wg.Wait()
}
