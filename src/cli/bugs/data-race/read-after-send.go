// A pipeline stage that goes on using a buffer after it was handed over.
package main

import (
	"fmt"
	"sync"
)

type chunk struct {
	seq  int
	data []byte
}

type sink struct {
	in    chan *chunk
	total int
}

func (s *sink) run(wg *sync.WaitGroup) {
	defer wg.Done()
	for c := range s.in {
		for _, b := range c.data { // want: data-race
			s.total += int(b)
		}
	}
}

func produce(out chan<- *chunk, n int) {
	c := &chunk{data: make([]byte, 2)}
	for seq := 0; seq < n; seq++ {
		c.seq = seq
		for i := range c.data {
			c.data[i] = byte(seq + i) // want: data-race
		}
		out <- c
	}
	close(out)
}

func main() {
	s := &sink{in: make(chan *chunk)}
	var wg sync.WaitGroup
	wg.Add(1)
	go s.run(&wg)
	produce(s.in, 2)
	wg.Wait()
	fmt.Println("total", s.total >= 2)
}
