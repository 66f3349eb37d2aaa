// One logger, several goroutines: lines stay whole, and its writer needs no lock.
package main

import (
	"bytes"
	"fmt"
	"log"
	"strings"
	"sync"
)

func main() {

	var b bytes.Buffer
	l := log.New(&b, "", 0)
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			l.Printf("line of %d", i)
		}()
	}
	wg.Wait()
	fmt.Println(strings.Count(b.String(), "\n"), strings.Count(b.String(), "line of "))
}
