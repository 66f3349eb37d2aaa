// A metrics registry that increments a map of counters from several request handlers.
package main

import (
	"fmt"
	"sync"
)

type Registry struct {
	mu       sync.Mutex
	counters map[string]int
}

func (r *Registry) Inc(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.counters[name]++
}

type handler struct {
	path    string
	metrics *Registry
}

func (h *handler) serve(n int) {
	for i := 0; i < n; i++ {
		h.metrics.Inc(h.path)
	}
}

func main() {
	reg := &Registry{counters: make(map[string]int)}
	var wg sync.WaitGroup
	for _, path := range []string{"/login", "/logout"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			(&handler{path, reg}).serve(1)
		}()
	}
	wg.Wait()
	fmt.Println(len(reg.counters))
}
