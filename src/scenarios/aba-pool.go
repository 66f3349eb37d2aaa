package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type Node struct {
	value int
	next  atomic.Pointer[Node]
}

var (
	nodes = sync.Pool{New: func() any { return new(Node) }}
	top   atomic.Pointer[Node]
)

func push(value int) {
	node := nodes.Get().(*Node)
	node.value = value
	for {
		old := top.Load()
		node.next.Store(old)
		if top.CompareAndSwap(old, node) {
			return
		}
	}
}

func pop() int {
	for {
		old := top.Load()
		if old == nil {
			return 0
		}
		next := old.next.Load()
		if top.CompareAndSwap(old, next) {
			value := old.value
			nodes.Put(old) // the next push may get the very same node
			return value
		}
	}
}

func main() {
	push(1)
	push(2)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		pop()
	}()
	pop()
	pop()
	push(3)
	wg.Wait()
	fmt.Println("left:", pop(), pop(), pop())
}
