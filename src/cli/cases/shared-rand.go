// want: data-race lost-update
package main

import (
	"fmt"
	"math/rand"
	"sync"
)

// A rand.Rand is not for several goroutines; the package's own functions are.
func main() {
	r := rand.New(rand.NewSource(1))
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			r.Int63()
		}()
	}
	wg.Wait()
	fmt.Println("done")
}
