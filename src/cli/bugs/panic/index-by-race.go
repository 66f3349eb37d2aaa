// also: data-race lost-update check-then-act atomicity-violation torn-value

// Two workers take from one slice without a lock.
package main

import (
	"fmt"
	"sync"
)

type picker struct {
	boxes []string
}

func (p *picker) take() (string, bool) {
	if len(p.boxes) == 0 {
		return "", false
	}
	last := p.boxes[len(p.boxes)-1] // want: panic
	p.boxes = p.boxes[:len(p.boxes)-1]
	return last, true
}

func main() {
	p := &picker{boxes: []string{"red"}}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			p.take()
		}()
	}
	wg.Wait()
	fmt.Println("left", len(p.boxes))
}
