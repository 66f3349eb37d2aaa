// want: data-race
package main

import (
	"fmt"
	"sync"
)

func main() {
	base := make([]int, 2, 4)
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); a := append(base, 1); _ = a }()
	go func() { defer wg.Done(); b := append(base, 2); _ = b }()
	wg.Wait()
	fmt.Println(base)
}
