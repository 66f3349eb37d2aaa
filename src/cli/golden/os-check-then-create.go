// Checking and then creating is two steps; O_EXCL is one. Only one goroutine may win.
package main

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
)

func main() {

	dir, err := os.MkdirTemp("", "golden")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	os.Chdir(dir)

	var wg sync.WaitGroup
	var winners, losers atomic.Int32
	for range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			f, err := os.OpenFile("lock", os.O_CREATE|os.O_EXCL, 0o600)
			if errors.Is(err, os.ErrExist) {
				losers.Add(1)
				return
			}
			winners.Add(1)
			f.Close()
		}()
	}
	wg.Wait()
	fmt.Println(winners.Load(), losers.Load(), os.Mkdir("once", 0o700), os.Mkdir("once", 0o700))
}
