package main

import (
	"fmt"
	"time"
)

func main() {
	n := 0
	done := make(chan bool)
	t := time.AfterFunc(time.Hour, func() { n++; done <- true })
	fmt.Println(t.C == nil, t.Stop(), t.Stop(), n)
	fmt.Println(t.Reset(time.Millisecond))
	<-done
	called := n
	fmt.Println(called, t.Stop(), t.Reset(0))
	<-done
	fmt.Println(n)
	time.AfterFunc(-1, func() { close(done) })
	<-done
}
