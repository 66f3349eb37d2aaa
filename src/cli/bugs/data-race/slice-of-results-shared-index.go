// also: lost-update

// Workers write their results to the next free place, and the index of that place is shared.
package main

import (
	"fmt"
	"sync"
)

type result struct {
	n      int
	square int
}

type board struct {
	results [4]result
	next    int
}

func (b *board) put(r result) {
	b.results[b.next] = r // want: data-race
	b.next++              // want: data-race
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
