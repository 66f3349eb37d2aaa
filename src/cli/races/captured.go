package main

import "time"

func main() {
	err := "none"
	go func() {
		err = "late"
	}()
	time.Sleep(10 * time.Millisecond)
	println(len(err))
}
