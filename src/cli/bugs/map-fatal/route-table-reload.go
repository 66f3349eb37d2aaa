// entry: TestAddWhileServing
// also: map-fatal torn-value panic lost-update

// Package routes adds routes at run time while requests are matched against the map of a tree of segments.
package routes

import (
	"errors"
	"strings"
	"sync"
	"testing"
)

var ErrNotFound = errors.New("no route")

type Handler func(params map[string]string) string

type node struct {
	children map[string]*node
	param    string
	handler  Handler
}

func newNode() *node { return &node{children: make(map[string]*node)} }

type Router struct {
	root *node
}

func New() *Router { return &Router{root: newNode()} }

func split(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '/' })
}

// Handle adds a route such as /users/:id.
func (r *Router) Handle(pattern string, h Handler) {
	n := r.root
	for _, segment := range split(pattern) {
		if name, isParam := strings.CutPrefix(segment, ":"); isParam {
			n.param = name
			segment = "*"
		}
		next, ok := n.children[segment]
		if !ok {
			next = newNode()
			n.children[segment] = next // want: data-race
		}
		n = next
	}
	n.handler = h
}

// Serve finds the route of a path and calls its handler.
func (r *Router) Serve(path string) (string, error) {
	params := make(map[string]string)
	n := r.root
	for _, segment := range split(path) {
		next, ok := n.children[segment] // want: data-race
		if !ok {
			if next, ok = n.children["*"]; !ok {
				return "", ErrNotFound
			}
			params[n.param] = segment
		}
		n = next
	}
	if n.handler == nil {
		return "", ErrNotFound
	}
	return n.handler(params), nil
}

func TestAddWhileServing(t *testing.T) {
	r := New()
	r.Handle("/users/:id", func(p map[string]string) string { return "user " + p["id"] })
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		r.Handle("/status", func(map[string]string) string { return "ok" })
	}()
	got, err := r.Serve("/users/7")
	wg.Wait()
	if err != nil || got != "user 7" {
		t.Errorf("got %q, %v", got, err)
	}
	if got, err := r.Serve("/status"); err != nil || got != "ok" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := r.Serve("/nothing/here"); !errors.Is(err, ErrNotFound) {
		t.Errorf("err = %v", err)
	}
}
