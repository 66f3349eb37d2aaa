// also: goroutine-leak lost-wakeup

// A dispatcher that is woken through an unbuffered channel with a default case: nobody waits there while it works.
package main

import (
	"fmt"
	"sync"
)

type dispatcher struct {
	mu    sync.Mutex
	queue []int
	wake  chan struct{}
	sum   int
}

func newDispatcher() *dispatcher {
	return &dispatcher{wake: make(chan struct{})}
}

func (d *dispatcher) enqueue(v int) {
	d.mu.Lock()
	d.queue = append(d.queue, v)
	d.mu.Unlock()
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

func (d *dispatcher) take() (int, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.queue) == 0 {
		return 0, false
	}
	v := d.queue[0]
	d.queue = d.queue[1:]
	return v, true
}

func (d *dispatcher) run(n int) {
	for n > 0 {
		v, ok := d.take()
		if !ok {
			<-d.wake // want: deadlock
			continue
		}
		d.sum += v
		n--
	}
}

func main() {
	d := newDispatcher()
	go d.enqueue(1)
	d.run(1)
	fmt.Println(d.sum)
}
