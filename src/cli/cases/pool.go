// want:
package main

import (
	"bytes"
	"fmt"
	"sync"
)

var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func render(name string) string {
	b := pool.Get().(*bytes.Buffer)
	defer pool.Put(b)
	b.Reset()
	b.WriteString("Hello, ")
	b.WriteString(name)
	return b.String()
}

func main() {
	names := []string{"ann", "bob"}
	out := make([]string, len(names))
	var wg sync.WaitGroup
	for i, n := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out[i] = render(n)
		}()
	}
	wg.Wait()
	for _, s := range out {
		fmt.Println(s)
	}
}
