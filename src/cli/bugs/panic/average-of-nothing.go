// also: torn-snapshot atomicity-violation check-then-act

// A latency report that divides by a count which may have been reset since it was checked.
package main

import (
	"fmt"
	"sync/atomic"
)

type latency struct {
	sum   atomic.Int64
	count atomic.Int64
}

func (l *latency) observe(ms int64) {
	l.sum.Add(ms)
	l.count.Add(1)
}

func (l *latency) reset() {
	l.count.Store(0)
	l.sum.Store(0)
}

func (l *latency) mean() int64 {
	if l.count.Load() == 0 {
		return 0
	}
	return l.sum.Load() / l.count.Load() // want: panic
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
