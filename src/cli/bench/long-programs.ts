// Programs whose default run makes more than a million steps.

/** Goroutines that share counters, a lock, a map and a growing slice. */
export const STORES = `package main

import "sync"

type store struct {
	mu    sync.Mutex
	items map[int]int
	log   []int
	total int
}

func main() {
	s := &store{items: map[int]int{}}
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 100000 {
				s.mu.Lock()
				s.items[i%100*4+g]++
				s.total++
				if i%100 == 0 {
					s.log = append(s.log, s.total)
				}
				s.mu.Unlock()
			}
		}()
	}
	wg.Wait()
	println(s.total, len(s.items), len(s.log))
}
`;

/** A hundred goroutines that pass messages along, and print now and then. */
export const QUEUES = `package main

import "fmt"

type message struct {
	id   int
	path []int
}

func main() {
	const stages = 100
	first := make(chan *message, 2)
	in := first
	for g := range stages {
		out := make(chan *message, 2)
		go func(in <-chan *message) {
			for m := range in {
				m.path = append(m.path, g)
				out <- m
			}
		}(in)
		in = out
	}
	go func() {
		for i := 0; ; i++ {
			first <- &message{id: i}
		}
	}()
	for m := range in {
		if m.id%100 == 0 {
			fmt.Println(m.id, len(m.path))
		}
	}
}
`;
