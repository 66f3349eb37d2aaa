// entry: TestPhases

// Package tree updates sizes upwards and labels downwards, holding locks hand over hand in both directions.
package tree

import (
	"sync"
	"testing"
	"time"
)

type Node struct {
	mu     sync.Mutex
	parent *Node
	child  *Node
	size   int
	label  string
}

func (n *Node) Grow(by int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.size += by
	if n.parent != nil {
		n.parent.mu.Lock() // want: lock-order
		n.parent.size += by
		n.parent.mu.Unlock()
	}
}

func (n *Node) Label(label string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.label = label
	if n.child != nil {
		n.child.mu.Lock() // want: lock-order
		n.child.label = label + "/" + n.child.label
		n.child.mu.Unlock()
	}
}

func TestPhases(t *testing.T) {
	root := &Node{}
	leaf := &Node{parent: root}
	root.child = leaf
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		leaf.Grow(3)
	}()
	time.Sleep(10 * time.Millisecond)
	go func() {
		defer wg.Done()
		root.Label("top")
	}()
	wg.Wait()
	if root.size != 3 || leaf.label != "top/" {
		t.Errorf("size %d, label %q", root.size, leaf.label)
	}
}
