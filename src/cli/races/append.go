package main

import "time"

func main() {
	var list []int
	go func() {
		list = append(list, 1)
	}()
	time.Sleep(10 * time.Millisecond)
	list = append(list, 2)
}
