// A latency report that divides by a count which may have been reset since it was checked.
package main

import (
	"fmt"
	"sync"
)

type latency struct {
	mu    sync.Mutex
	sum   int64
	count int64
}

func (l *latency) observe(ms int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sum += ms
	l.count++
}

func (l *latency) reset() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.count, l.sum = 0, 0
}

func (l *latency) mean() int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.count == 0 {
		return 0
	}
	return l.sum / l.count
}

func main() {
	l := &latency{}
	l.observe(12)
	done := make(chan struct{})
	go func() {
		defer close(done)
		l.reset()
	}()
	mean := l.mean()
	<-done
	fmt.Println(mean <= 12)
}
