package main

import (
	"fmt"
	"time"
)

// Since Go 1.23 nothing is received from before a Stop or Reset.
func main() {
	t := time.NewTimer(time.Millisecond)
	time.Sleep(20 * time.Millisecond)
	fmt.Println(t.Stop())
	select {
	case <-t.C:
		fmt.Println("stale")
	default:
		fmt.Println("nothing")
	}
	t.Reset(time.Millisecond)
	time.Sleep(20 * time.Millisecond)
	fmt.Println(t.Reset(time.Hour))
	select {
	case <-t.C:
		fmt.Println("stale")
	default:
		fmt.Println("nothing")
	}
	fmt.Println(t.Stop(), t.Stop())
	t.Reset(time.Millisecond)
	<-t.C
	fmt.Println(t.Stop(), t.Reset(time.Millisecond))
	<-t.C
}
