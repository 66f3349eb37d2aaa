package main

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/semaphore"
)

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	bg := context.Background()
	s := semaphore.NewWeighted(3)
	fmt.Println(s.TryAcquire(2), s.TryAcquire(2), s.TryAcquire(1), s.TryAcquire(0))
	s.Release(3)
	gone, cancel := context.WithCancel(bg)
	cancel()
	fmt.Println(s.Acquire(gone, 1))
	soon, cancelSoon := context.WithTimeout(bg, time.Millisecond)
	defer cancelSoon()
	fmt.Println(s.Acquire(soon, 100), s.Acquire(bg, 3))
	try(func() { s.Release(4) })
	try(func() { s.Release(-1) })
	try(func() { s.TryAcquire(-1) })
	try(func() { semaphore.NewWeighted(-1) })
}
