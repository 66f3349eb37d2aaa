// also: atomicity-violation lost-update

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

func (f *Flight) Free() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.free // want: check-then-act
}

func (f *Flight) take(name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.free-- // want: check-then-act
	f.bookings = append(f.bookings, name)
}

func (f *Flight) Book(name string) error {
	if f.Free() == 0 {
		return fmt.Errorf("%s: %w", f.code, errSoldOut)
	}
	f.take(name)
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
