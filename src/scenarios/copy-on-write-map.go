package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

// Readers take the map that is there now, without a lock. Writers put a changed copy in its place; nobody ever
// writes to a map that others can see.
type Settings struct {
	mu      sync.Mutex
	current atomic.Pointer[map[string]string]
}

func (s *Settings) get(key string) string {
	return (*s.current.Load())[key]
}

func (s *Settings) set(key, value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := make(map[string]string)
	for k, v := range *s.current.Load() {
		next[k] = v
	}
	next[key] = value
	s.current.Store(&next)
}

func main() {
	var settings Settings
	settings.current.Store(&map[string]string{"color": "red"})
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		settings.set("color", "blue")
	}()
	go func() {
		defer wg.Done()
		settings.set("size", "large")
	}()
	fmt.Println("color:", settings.get("color"))
	wg.Wait()
	fmt.Println("color:", settings.get("color"), "size:", settings.get("size"))
}
