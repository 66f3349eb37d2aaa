package main

import (
	"fmt"
	"time"
)

// A ticker keeps to its beat; ticks that nobody takes are lost.
func main() {
	const unit = 60 * time.Millisecond
	since := func(start time.Time) time.Duration { return time.Since(start).Round(unit) / unit }
	start := time.Now()
	t := time.NewTicker(2 * unit)
	time.Sleep(7 * unit)
	<-t.C
	fmt.Println(since(start))
	<-t.C
	fmt.Println(since(start))
	t.Reset(3 * unit)
	<-t.C
	fmt.Println(since(start))
	t.Stop()
	select {
	case <-t.C:
		fmt.Println("tick")
	case <-time.After(5 * unit):
		fmt.Println("quiet", since(start))
	}
}
