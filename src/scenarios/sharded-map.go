package main

import (
	"fmt"
	"sync"
)

// Four small maps with a lock each: whoever works on one does not hold up those who work on another.
type Shard struct {
	mu     sync.Mutex
	counts map[int]int
}

type Counter struct {
	shards [4]Shard
}

func newCounter() *Counter {
	c := new(Counter)
	for i := range c.shards {
		c.shards[i].counts = make(map[int]int)
	}
	return c
}

func (c *Counter) shardOf(key int) *Shard {
	return &c.shards[key%len(c.shards)]
}

func (c *Counter) add(key int) {
	shard := c.shardOf(key)
	shard.mu.Lock()
	defer shard.mu.Unlock()
	shard.counts[key]++
}

func (c *Counter) count(key int) int {
	shard := c.shardOf(key)
	shard.mu.Lock()
	defer shard.mu.Unlock()
	return shard.counts[key]
}

func main() {
	visits := newCounter()
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		visits.add(1)
		visits.add(2)
	}()
	go func() {
		defer wg.Done()
		visits.add(1)
		visits.add(3)
	}()
	wg.Wait()
	fmt.Println(visits.count(1), visits.count(2), visits.count(3))
}
