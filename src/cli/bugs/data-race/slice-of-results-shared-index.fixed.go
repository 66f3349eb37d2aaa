// Workers write their results to the next free place, and the index of that place is shared.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type result struct {
	n      int
	square int
}

type board struct {
	results [4]result
	next    atomic.Int32
}

func (b *board) put(r result) {
	b.results[b.next.Add(1)-1] = r
}

func square(numbers <-chan int, b *board, wg *sync.WaitGroup) {
	defer wg.Done()
	for n := range numbers {
		b.put(result{n, n * n})
	}
}

func main() {
	numbers := make(chan int, 2)
	b := &board{}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go square(numbers, b, &wg)
	}
	numbers <- 3
	numbers <- 4
	close(numbers)
	wg.Wait()
	sum := 0
	for _, r := range b.results {
		sum += r.square
	}
	fmt.Println(sum <= 25)
}
