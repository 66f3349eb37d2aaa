// want:
package main

import (
	"fmt"
	"sync"
)

type Barrier struct {
	mu    sync.Mutex
	c     *sync.Cond
	n     int
	count int
	gen   int
}

func NewBarrier(n int) *Barrier {
	b := &Barrier{n: n}
	b.c = sync.NewCond(&b.mu)
	return b
}

func (b *Barrier) Wait() {
	b.mu.Lock()
	defer b.mu.Unlock()
	g := b.gen
	b.count++
	if b.count == b.n {
		b.gen++
		b.count = 0
		b.c.Broadcast()
		return
	}
	for g == b.gen {
		b.c.Wait()
	}
}

func main() {
	b := NewBarrier(2)
	data := [2]int{}
	out := [2]int{}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			data[i] = i + 1
			b.Wait()
			out[i] = data[0] + data[1]
		}(i)
	}
	wg.Wait()
	fmt.Println(out)
}
