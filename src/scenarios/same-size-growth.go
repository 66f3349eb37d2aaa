package main

import (
	"fmt"
	"sync"
)

// A queue in a map: jobs come in at one end and go out at the other. There are never more than 13, but where many of them meet
// in one bucket it gets an overflow bucket. After a while Go copies the map into a new array of the same size, to be rid of those.
func main() {
	queue := make(map[int]bool)
	next := 0
	for next < 33 {
		delete(queue, next-13)
		queue[next] = true
		next++
	}
	delete(queue, next-13)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		queue[next] = true
	}()
	waiting := 0
	for job := range queue {
		if job < next {
			waiting++
		}
	}
	wg.Wait()
	fmt.Println("waiting:", waiting, "of 12")
}
