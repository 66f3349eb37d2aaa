// want:
package main

import (
	"fmt"
	"sync"
)

func main() {
	jobs := make(chan int, 2)
	var wg sync.WaitGroup
	for w := 0; w < 2; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				_ = j
			}
		}()
	}
	jobs <- 1
	jobs <- 2
	close(jobs)
	wg.Wait()
	fmt.Println("done")
}
