//raceweave:go 1.22
package main

import (
	"fmt"
	"time"
)

// Until Go 1.22 the time that a timer had sent stays in its channel.
func main() {
	t := time.NewTimer(time.Millisecond)
	time.Sleep(20 * time.Millisecond)
	fmt.Println(len(t.C), cap(t.C))
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
	fmt.Println(t.Stop())
}
