// A directory walker that limits its concurrency by a semaphore and takes a second slot while it holds the first.
package main

import (
	"fmt"
	"sync"
)

type dir struct {
	name  string
	sizes []int
	subs  []*dir
}

type walker struct {
	slots chan struct{}
	mu    sync.Mutex
	total int
}

func (w *walker) sum(d *dir) {
	w.slots <- struct{}{}
	for _, size := range d.sizes {
		w.mu.Lock()
		w.total += size
		w.mu.Unlock()
	}
	<-w.slots
	for _, sub := range d.subs {
		w.sum(sub)
	}
}

func main() {
	leaf := &dir{name: "leaf", sizes: []int{1, 2}}
	w := &walker{slots: make(chan struct{}, 2)}
	var wg sync.WaitGroup
	for _, d := range []*dir{{"a", []int{3}, []*dir{leaf}}, {"b", nil, []*dir{leaf}}} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			w.sum(d)
		}()
	}
	wg.Wait()
	fmt.Println(w.total)
}
