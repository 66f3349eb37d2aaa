package main

import (
	"fmt"
)

func main() {
	done := make(chan bool)
	go func() {
		panic(fmt.Sprintf("worker %d", 1))
	}()
	<-done
}
