// want: data-race
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	sum := 0
	var mu sync.Mutex
	for i := 1; i <= 2; i++ {
		go func() {
			wg.Add(1)
			defer wg.Done()
			mu.Lock()
			sum += i
			mu.Unlock()
		}()
	}
	wg.Wait()
	fmt.Println(sum)
}
