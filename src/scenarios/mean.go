package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

// Two atomics that belong together, read as if they were one.
type Latency struct {
	total, count atomic.Int64
}

func (l *Latency) observe(ms int64) {
	l.total.Add(ms)
	l.count.Add(1)
}

func (l *Latency) mean() int64 {
	return l.total.Load() / l.count.Load()
}

func main() {
	var latency Latency
	latency.observe(10)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		latency.observe(10)
	}()
	fmt.Println("mean:", latency.mean(), "ms")
	wg.Wait()
}
