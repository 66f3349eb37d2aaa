// also: data-race

// A statistics collector that drops its map at a reset, with a request half way.
package main

import (
	"fmt"
	"sync"
)

type collector struct {
	mu     sync.Mutex
	counts map[string]int
}

func (c *collector) ensure() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.counts == nil {
		c.counts = make(map[string]int)
	}
}

func (c *collector) add(key string) {
	c.ensure()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts[key]++ // want: panic
}

func (c *collector) flush() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := len(c.counts)
	c.counts = nil
	return n
}

func main() {
	c := &collector{}
	c.ensure()
	done := make(chan int)
	go func() { done <- c.flush() }()
	c.add("requests")
	n := <-done
	fmt.Println("flushed", n <= 1)
}
