package main

import (
	"fmt"
	"time"
)

// Sleepers wake in the order of their times.
func main() {
	c := make(chan int)
	for _, n := range []int{3, 1, 2} {
		go func() {
			time.Sleep(time.Duration(n) * 20 * time.Millisecond)
			c <- n
		}()
	}
	fmt.Println(<-c, <-c, <-c)
	time.Sleep(0)
	time.Sleep(-time.Second)
	select {
	case <-time.After(20 * time.Millisecond):
		fmt.Println("timeout")
	case <-c:
	}
}
