// entry: TestMarkThenCount

// Package cluster locks a node under the registry's lock in one place, and the other way round in another.
package cluster

import (
	"sync"
	"testing"
	"time"
)

type Registry struct {
	mu    sync.Mutex
	nodes map[string]*Node
	live  int
}

type Node struct {
	mu   sync.Mutex
	name string
	up   bool
	reg  *Registry
}

func NewRegistry() *Registry {
	return &Registry{nodes: make(map[string]*Node)}
}

func (r *Registry) Join(name string) *Node {
	n := &Node{name: name, reg: r}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.nodes[name] = n
	return n
}

// Count looks at every node.
func (r *Registry) Count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	up := 0
	for _, n := range r.nodes {
		n.mu.Lock()
		if n.up {
			up++
		}
		n.mu.Unlock()
	}
	return up
}

// MarkUp changes the state of a node.
func (n *Node) MarkUp() {
	n.mu.Lock()
	n.up = true
	n.mu.Unlock()
	n.reg.mu.Lock()
	n.reg.live++
	n.reg.mu.Unlock()
}

func TestMarkThenCount(t *testing.T) {
	reg := NewRegistry()
	node := reg.Join("n1")
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		node.MarkUp()
	}()
	time.Sleep(5 * time.Millisecond)
	go func() {
		defer wg.Done()
		reg.Count()
	}()
	wg.Wait()
	if up := reg.Count(); up != 1 {
		t.Errorf("%d nodes up, want 1", up)
	}
}
