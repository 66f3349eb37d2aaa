package main

import (
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	stopped := time.NewTimer(time.Hour)
	fmt.Println(stopped.Stop(), stopped.Stop())
	fmt.Println(stopped.Reset(time.Millisecond))
	<-stopped.C
	fmt.Println("fired", time.Since(start) < time.Second)

	fired := make(chan string)
	time.AfterFunc(2*time.Millisecond, func() { fired <- "func" })
	fmt.Println(<-fired)

	ticker := time.NewTicker(time.Millisecond)
	for range 3 {
		<-ticker.C
	}
	ticker.Stop()
	select {
	case <-ticker.C:
		fmt.Println("ticked after Stop")
	case <-time.After(5 * time.Millisecond):
		fmt.Println("quiet")
	}
	fmt.Println(90*time.Minute, 1500*time.Microsecond, time.Duration(0), -time.Second)
	fmt.Println((90 * time.Second).Minutes(), time.Duration(1234567).Round(time.Millisecond))
}
