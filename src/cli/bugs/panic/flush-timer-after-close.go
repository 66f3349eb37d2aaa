// drift
// also: data-race

// A batch writer whose flush timer may fire after it was closed: Stop does not wait for a callback that runs already.
package main

import (
	"fmt"
	"sync"
	"time"
)

type Batch struct {
	mu    sync.Mutex
	items []string
	out   chan []string
	timer *time.Timer
}

func NewBatch(delay time.Duration) *Batch {
	b := &Batch{out: make(chan []string, 4)}
	b.timer = time.AfterFunc(delay, b.flush)
	return b
}

func (b *Batch) Add(item string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.items = append(b.items, item)
}

func (b *Batch) flush() {
	b.mu.Lock()
	items := b.items
	b.items = nil
	b.mu.Unlock()
	b.out <- items // want: panic
}

func (b *Batch) Close() {
	b.timer.Stop()
	close(b.out)
}

func main() {
	b := NewBatch(time.Second)
	b.Add("line")
	b.Close()
	for items := range b.out {
		fmt.Println(len(items) <= 1)
	}
}
