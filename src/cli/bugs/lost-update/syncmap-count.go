// A word counter on a sync.Map: safe single operations do not make a safe increment.
package main

import (
	"fmt"
	"strings"
	"sync"
)

type Counter struct {
	words sync.Map
}

func (c *Counter) add(word string) {
	n := 0
	if v, ok := c.words.Load(word); ok { // want: lost-update
		n = v.(int)
	}
	c.words.Store(word, n+1) // want: lost-update
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
	return v.(int)
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
