package main

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/semaphore"
)

// Who wants much holds up who came later and wants little.
func main() {
	bg := context.Background()
	s := semaphore.NewWeighted(3)
	s.Acquire(bg, 2)
	got := make(chan string)
	go func() { s.Acquire(bg, 3); got <- "three" }()
	time.Sleep(20 * time.Millisecond)
	go func() { s.Acquire(bg, 1); got <- "one" }()
	time.Sleep(20 * time.Millisecond)
	fmt.Println(s.TryAcquire(1))
	s.Release(2)
	fmt.Println(<-got)
	s.Release(3)
	fmt.Println(<-got)

	s = semaphore.NewWeighted(2)
	s.Acquire(bg, 1)
	impatient, cancel := context.WithCancel(bg)
	left := make(chan error)
	go func() { left <- s.Acquire(impatient, 2) }()
	time.Sleep(20 * time.Millisecond)
	go func() { s.Acquire(bg, 1); got <- "behind" }()
	time.Sleep(20 * time.Millisecond)
	cancel()
	fmt.Println(<-left, <-got)
}
