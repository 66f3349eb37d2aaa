package main

import (
	"fmt"
	"sync"
)

type Flight struct {
	mu    sync.Mutex
	seats int
}

func (f *Flight) free() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.seats
}

func (f *Flight) book() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seats--
}

func main() {
	flight := &Flight{seats: 1}
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if flight.free() > 0 {
				flight.book()
			}
		}()
	}
	wg.Wait()
	fmt.Println("seats left:", flight.free())
}
