package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type stats struct{ n int32 }

func atomics(p *uint64) {
	var x uint64
	x = atomic.AddUint64(&x, 1)
	*p = atomic.AddUint64(p, 1)
	var s stats
	s.n = atomic.AddInt32(&s.n, 1)
	y := atomic.AddUint64(&x, 1)
	x = atomic.AddUint64(&y, 1)
}

func groups() {
	var wg sync.WaitGroup
	go func() {
		wg.Add(1)
		defer wg.Done()
	}()
	go func() {
		fmt.Println()
		wg.Add(1)
		defer wg.Done()
	}()
	wg.Add(1)
	go wg.Done()
	wg.Wait()
}

func assignments(xs []int, next func() int) {
	x := 1
	x = x
	xs[0] = xs[0]
	xs[next()] = xs[next()]
	x, y := x, 2
	_, _ = x, y
}

func results() {
	fmt.Println("used")
}

func comparisons(f func()) bool {
	return comparisons == nil || results != nil || f == nil
}

func deferredCalls(start time.Time) {
	defer fmt.Println(time.Since(start))
	defer func() { fmt.Println(time.Since(start)) }()
}

func main() {
	var n uint64
	atomics(&n)
	groups()
	assignments([]int{1}, func() int { return 0 })
	results()
	comparisons(nil)
	deferredCalls(time.Now())
}
