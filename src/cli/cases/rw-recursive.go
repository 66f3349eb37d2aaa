// want: double-lock
package main

import (
	"fmt"
	"sync"
)

type T struct {
	mu sync.RWMutex
	v  int
}

func (t *T) A() int { t.mu.RLock(); defer t.mu.RUnlock(); return t.B() + 1 }
func (t *T) B() int { t.mu.RLock(); defer t.mu.RUnlock(); return t.v }

func main() {
	t := &T{}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); t.A() }()
	go func() { defer wg.Done(); t.mu.Lock(); t.v = 1; t.mu.Unlock() }()
	wg.Wait()
	fmt.Println(t.B())
}
