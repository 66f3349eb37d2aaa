// want:
package main

import (
	"fmt"
	"sync"
)

type Q struct {
	mu    sync.Mutex
	c     *sync.Cond
	items []int
}

func (q *Q) Get() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.c.Wait()
	}
	v := q.items[0]
	q.items = q.items[1:]
	return v
}

func main() {
	q := &Q{}
	q.c = sync.NewCond(&q.mu)
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() { defer wg.Done(); q.Get() }()
	}
	for i := range 2 {
		q.mu.Lock()
		q.items = append(q.items, i)
		q.mu.Unlock()
		q.c.Broadcast()
	}
	wg.Wait()
	fmt.Println("ok")
}
