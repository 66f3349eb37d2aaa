// A booking system that asks for free seats and then books one, with the lock given up in between.
package main

import (
	"errors"
	"fmt"
	"sync"
)

var errSoldOut = errors.New("sold out")

type Flight struct {
	mu       sync.Mutex
	code     string
	free     int
	bookings []string
}

func (f *Flight) Book(name string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.free == 0 {
		return fmt.Errorf("%s: %w", f.code, errSoldOut)
	}
	f.free--
	f.bookings = append(f.bookings, name)
	return nil
}

func main() {
	f := &Flight{code: "RW42", free: 1}
	errs := make([]error, 2)
	var wg sync.WaitGroup
	for i, name := range []string{"noor", "jan"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			errs[i] = f.Book(name)
		}()
	}
	wg.Wait()
	rejected := 0
	for _, err := range errs {
		if errors.Is(err, errSoldOut) {
			rejected++
		}
	}
	fmt.Println("free", f.free, "rejected", rejected)
}
