// A batch converter: workers range over a channel that nobody closes.
package main

import (
	"fmt"
	"strings"
	"sync"
)

type task struct {
	name string
	text string
}

type converter struct {
	tasks   chan task
	pending sync.WaitGroup
	mu      sync.Mutex
	out     map[string]string
}

func newConverter(workers int) *converter {
	c := &converter{tasks: make(chan task), out: make(map[string]string)}
	for i := 0; i < workers; i++ {
		go c.work()
	}
	return c
}

func (c *converter) work() {
	for t := range c.tasks { // want: goroutine-leak
		upper := strings.ToUpper(t.text)
		c.mu.Lock()
		c.out[t.name] = upper
		c.mu.Unlock()
		c.pending.Done()
	}
}

func (c *converter) convert(tasks ...task) map[string]string {
	c.pending.Add(len(tasks))
	for _, t := range tasks {
		c.tasks <- t
	}
	c.pending.Wait()
	return c.out
}

func main() {
	c := newConverter(2)
	out := c.convert(task{"a", "hello"}, task{"b", "world"})
	fmt.Println(out["a"], out["b"])
}
