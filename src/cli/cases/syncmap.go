// want:
package main

import (
	"fmt"
	"sort"
	"sync"
)

func main() {
	var m sync.Map
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			m.Store(i, i*i)
		}(i)
	}
	wg.Wait()
	var keys []int
	m.Range(func(k, v any) bool {
		keys = append(keys, k.(int)*100+v.(int))
		return true
	})
	sort.Ints(keys)
	v, loaded := m.LoadOrStore(1, "new")
	_, ok := m.Load(9)
	fmt.Println(keys, v, loaded, ok)
}
