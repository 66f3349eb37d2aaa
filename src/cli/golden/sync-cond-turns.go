package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	turn := 0
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			for turn != i {
				cond.Wait()
			}
			fmt.Println("turn", i)
			turn++
			cond.Broadcast()
		})
	}
	wg.Wait()
	cond.Signal() // Nobody waits.
	fmt.Println(turn)
}
