// want:
package main

import (
	"fmt"
	"math/rand"
	"sync"
)

// A rand.Rand is not for several goroutines; the package's own functions are.
func main() {

	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			rand.Int63()
		}()
	}
	wg.Wait()
	fmt.Println("done")
}
