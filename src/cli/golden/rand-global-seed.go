//raceweave:go 1.23
package main

import (
	"fmt"
	"math/rand"
	"sync"
)

func main() {
	rand.Seed(99)
	fmt.Println(rand.Intn(10), rand.Intn(10), rand.Float64(), rand.Perm(5))
	// The seeded generator may be used by all; who gets which number is open, the sum is not.
	var mu sync.Mutex
	var wg sync.WaitGroup
	sum := 0
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			n := rand.Intn(1000)
			mu.Lock()
			sum += n
			mu.Unlock()
		}()
	}
	wg.Wait()
	fmt.Println(sum, rand.Intn(1000))
}
