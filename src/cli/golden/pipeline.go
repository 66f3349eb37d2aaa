package main

import (
	"fmt"
	"time"
)

func source(xs ...int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for _, x := range xs {
			out <- x
		}
	}()
	return out
}
func square(in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		for x := range in {
			out <- x * x
		}
		close(out)
	}()
	return out
}

func main() {
	sum := 0
	for v := range square(square(source(1, 2, 3, 4))) {
		sum += v
	}
	fmt.Println(sum)
	start := time.Now()
	time.Sleep(50 * time.Millisecond)
	elapsed := time.Since(start)
	fmt.Println(elapsed >= 50*time.Millisecond, elapsed < time.Second)
	timer := time.NewTimer(time.Hour)
	fmt.Println(timer.Stop(), timer.Stop())
	ticker := time.NewTicker(time.Millisecond)
	for range 3 {
		<-ticker.C
	}
	ticker.Stop()
	fired := make(chan bool)
	time.AfterFunc(time.Millisecond, func() { fired <- true })
	fmt.Println(<-fired)
	sem := make(chan struct{}, 2)
	done := make(chan int)
	for i := range 4 {
		go func() {
			sem <- struct{}{}
			defer func() { <-sem }()
			done <- i
		}()
	}
	total := 0
	for range 4 {
		total += <-done
	}
	fmt.Println(total)
}
