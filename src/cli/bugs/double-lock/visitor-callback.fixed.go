// entry: TestReverse

// Package graph walks a graph under a read lock and calls a visitor, and one visitor adds an edge.
package graph

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"testing"
)

var ErrStop = errors.New("stop walking")

type ID string

type Visitor interface {
	Visit(g *Graph, from, to ID) error
}

type VisitorFunc func(g *Graph, from, to ID) error

func (f VisitorFunc) Visit(g *Graph, from, to ID) error { return f(g, from, to) }

type edge struct{ from, to ID }

type Graph struct {
	mu    sync.RWMutex
	edges map[edge]int
}

func New() *Graph { return &Graph{edges: make(map[edge]int)} }

func (g *Graph) AddEdge(from, to ID) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.edges[edge{from, to}]++
}

func (g *Graph) sorted() []edge {
	list := make([]edge, 0, len(g.edges))
	for e := range g.edges {
		list = append(list, e)
	}
	sort.Slice(list, func(i, j int) bool {
		if list[i].from != list[j].from {
			return list[i].from < list[j].from
		}
		return list[i].to < list[j].to
	})
	return list
}

// Walk visits all edges in order; ErrStop ends it early.
func (g *Graph) Walk(v Visitor) error {
	g.mu.RLock()
	edges := g.sorted()
	g.mu.RUnlock()
	for _, e := range edges {
		if err := v.Visit(g, e.from, e.to); err != nil {
			if errors.Is(err, ErrStop) {
				return nil
			}
			return fmt.Errorf("edge %s-%s: %w", e.from, e.to, err)
		}
	}
	return nil
}

func (g *Graph) String() string {
	var parts []string
	_ = g.Walk(VisitorFunc(func(_ *Graph, from, to ID) error {
		parts = append(parts, string(from)+">"+string(to))
		return nil
	}))
	return strings.Join(parts, " ")
}

func TestReverse(t *testing.T) {
	g := New()
	g.AddEdge("a", "b")
	err := g.Walk(VisitorFunc(func(g *Graph, from, to ID) error {
		g.AddEdge(to, from)
		return nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	if got := g.String(); got != "a>b b>a" {
		t.Errorf("graph %q", got)
	}
}
