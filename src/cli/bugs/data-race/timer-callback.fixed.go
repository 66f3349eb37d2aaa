// entry: TestTouch

// Package debounce delays a call until nothing has happened for a while; the timer's callback runs in a goroutine of its own.
package debounce

import (
	"sync"
	"testing"
	"time"
)

type Debouncer struct {
	mu     sync.Mutex
	delay  time.Duration
	timer  *time.Timer
	dirty  int
	flush  func(n int)
	closed bool
}

func New(delay time.Duration, flush func(n int)) *Debouncer {
	return &Debouncer{delay: delay, flush: flush}
}

// Touch notes a change; changes close together are flushed together.
func (d *Debouncer) Touch() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.dirty++
	if d.timer == nil {
		d.timer = time.AfterFunc(d.delay, d.fire)
		return
	}
	d.timer.Reset(d.delay)
}

func (d *Debouncer) fire() {
	d.mu.Lock()
	n := d.dirty
	d.dirty = 0
	d.mu.Unlock()
	d.flush(n)
}

func TestTouch(t *testing.T) {
	flushed := make(chan int, 4)
	d := New(time.Millisecond, func(n int) { flushed <- n })
	d.Touch()
	time.Sleep(3 * time.Millisecond)
	d.Touch()
	total := 0
	for total < 2 {
		total += <-flushed
	}
}
