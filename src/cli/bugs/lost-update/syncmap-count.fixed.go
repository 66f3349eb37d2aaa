// A word counter on a sync.Map: safe single operations do not make a safe increment.
package main

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
)

type Counter struct {
	words sync.Map
}

func (c *Counter) add(word string) {
	v, _ := c.words.LoadOrStore(word, new(atomic.Int64))
	v.(*atomic.Int64).Add(1)
}

func (c *Counter) Count(text string) {
	for _, word := range strings.Fields(text) {
		c.add(strings.ToLower(word))
	}
}

func (c *Counter) Get(word string) int {
	v, ok := c.words.Load(word)
	if !ok {
		return 0
	}
	return int(v.(*atomic.Int64).Load())
}

func main() {
	var c Counter
	var wg sync.WaitGroup
	for _, text := range []string{"Go", "go"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c.Count(text)
		}()
	}
	wg.Wait()
	fmt.Println("go:", c.Get("go"))
}
