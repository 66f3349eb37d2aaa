package main

import (
	"context"
	"errors"
	"fmt"
)

// A context of the program's own, with a channel of its own.
type manual struct {
	context.Context
	done chan struct{}
	err  error
}

func (m *manual) Done() <-chan struct{} { return m.done }
func (m *manual) Err() error            { return m.err }

// A wrapper that is cancelled by what it wraps.
type wrapper struct{ context.Context }

func main() {
	m := &manual{Context: context.Background(), done: make(chan struct{})}
	child, cancel := context.WithCancel(m)
	defer cancel()
	grandchild, cancelGrandchild := context.WithCancel(wrapper{child})
	defer cancelGrandchild()
	fmt.Println(child.Err(), grandchild.Err())
	m.err = errors.New("by hand")
	close(m.done)
	<-grandchild.Done()
	fmt.Println(child.Err(), grandchild.Err(), context.Cause(grandchild))
}
