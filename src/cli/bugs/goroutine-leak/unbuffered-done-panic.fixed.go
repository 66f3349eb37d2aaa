// A task runner that recovers from panics but then does not say that the task is over.
package main

import (
	"fmt"
	"time"
)

type task struct {
	name string
	run  func() int
}

type runner struct {
	results chan int
	failed  []string
}

func (r *runner) execute(t task) {
	defer func() {
		if err := recover(); err != nil {
			r.failed = append(r.failed, t.name)
			r.results <- -1
		}
	}()
	r.results <- t.run()
}

func (r *runner) collect(n int, out chan<- int) {
	sum := 0
	for i := 0; i < n; i++ {
		sum += <-r.results
	}
	out <- sum
}

func main() {
	r := &runner{results: make(chan int)}
	out := make(chan int, 1)
	go r.collect(2, out)
	r.execute(task{"ok", func() int { return 7 }})
	r.execute(task{"bad", func() int { panic("no disk") }})
	select {
	case sum := <-out:
		fmt.Println("sum", sum)
	case <-time.After(20 * time.Millisecond):
		fmt.Println("timeout, failed:", r.failed)
	}
}
