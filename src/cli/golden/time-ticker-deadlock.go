package main

import "time"

// A ticker that nobody listens to does not keep the program alive.
func main() {
	ticker := time.NewTicker(time.Millisecond)
	defer ticker.Stop()
	<-make(chan int)
}
