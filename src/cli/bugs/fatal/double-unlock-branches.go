// also: data-race

// A throttle that unlocks inside the branch and once more after it.
package main

import (
	"fmt"
	"sync"
)

type Throttle struct {
	mu     sync.Mutex
	active int
	limit  int
	turned int
}

func (t *Throttle) Enter() bool {
	t.mu.Lock()
	admitted := t.active < t.limit
	if admitted {
		t.active++
		t.mu.Unlock()
	} else {
		t.turned++
	}
	t.mu.Unlock() // want: fatal
	return admitted
}

func (t *Throttle) Leave() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.active--
}

func main() {
	t := &Throttle{limit: 1}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if t.Enter() {
				t.Leave()
			}
		}()
	}
	wg.Wait()
	fmt.Println("turned away:", t.turned <= 1)
}
