// A race-free but wrong minimum: compare and store are two atomic operations.
package main

import (
	"fmt"
	"math"
	"sync"
	"sync/atomic"
)

type best struct {
	cost  atomic.Int64
	tries atomic.Int64
}

func newBest() *best {
	b := &best{}
	b.cost.Store(math.MaxInt64)
	return b
}

func (b *best) offer(cost int64) {
	b.tries.Add(1)
	for {
		old := b.cost.Load()
		if cost >= old || b.cost.CompareAndSwap(old, cost) {
			return
		}
	}
}

func main() {
	b := newBest()
	var wg sync.WaitGroup
	for _, cost := range []int64{30, 12} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			b.offer(cost)
		}()
	}
	wg.Wait()
	fmt.Println("best:", b.cost.Load())
}
