package main

import "time"

type key struct{ x, y int }

func main() {
	fast := map[int]bool{}
	slow := map[key]bool{}
	go func() {
		fast[1] = true
		time.Sleep(20 * time.Millisecond)
		slow[key{}] = true
	}()
	time.Sleep(10 * time.Millisecond)
	if fast[2] {
		return
	}
	time.Sleep(20 * time.Millisecond)
	if len(slow) > 5 {
		return
	}
}
