package main

import (
	"fmt"
	"sync"
)

type Flight struct {
	mu    sync.Mutex
	seats []string
}

func (f *Flight) free() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.seats)
}

func (f *Flight) take() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	seat := f.seats[0]
	f.seats = f.seats[1:]
	return seat
}

func main() {
	flight := &Flight{seats: []string{"23F"}}
	var wg sync.WaitGroup
	for _, name := range []string{"Ann", "Bob"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if flight.free() > 0 {
				fmt.Println(name, "sits on", flight.take())
			}
		}()
	}
	wg.Wait()
}
