package main

import (
	"fmt"
	"sync"
)

type table struct {
	sync.RWMutex
	rows map[string]int
}

func (t *table) get(k string) (int, bool) {
	t.RLock()
	defer t.RUnlock()
	v, ok := t.rows[k]
	return v, ok
}

func (t *table) set(k string, v int) {
	t.Lock()
	t.rows[k] = v
	t.Unlock()
}

func main() {
	t := &table{rows: map[string]int{}}
	t.RLock()
	fmt.Println(t.TryRLock(), t.TryLock())
	t.RUnlock()
	t.RUnlock()
	fmt.Println(t.TryLock(), t.TryRLock())
	t.Unlock()

	var wg sync.WaitGroup
	for i := range 4 {
		wg.Add(2)
		go func() { defer wg.Done(); t.set(fmt.Sprint("k", i), i*i) }()
		go func() { defer wg.Done(); t.get("k0") }()
	}
	wg.Wait()
	fmt.Println(len(t.rows), t.rows)
	locker := t.RLocker()
	locker.Lock()
	fmt.Println(t.TryLock())
	locker.Unlock()
}
