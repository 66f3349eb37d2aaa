package main

import "time"

func main() {
	m := map[int32]int{1: 1}
	n := 0
	go func() {
		clear(m)
	}()
	time.Sleep(10 * time.Millisecond)
	for range m {
		n++
	}
}
