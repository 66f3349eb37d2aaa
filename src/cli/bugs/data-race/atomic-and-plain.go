// A server that counts atomically and resets with a plain store.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type counters struct {
	requests int64
	errors   int64
}

func (c *counters) request(ok bool) {
	atomic.AddInt64(&c.requests, 1) // want: data-race
	if !ok {
		atomic.AddInt64(&c.errors, 1)
	}
}

func (c *counters) rotate() (requests int64) {
	requests = c.requests
	c.requests = 0 // want: data-race
	return requests
}

func main() {
	c := &counters{}
	c.request(true)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		c.request(false)
	}()
	n := c.rotate()
	wg.Wait()
	fmt.Println(n+atomic.LoadInt64(&c.requests) <= 3)
}
