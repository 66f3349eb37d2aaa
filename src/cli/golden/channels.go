package main

import (
	"fmt"
	"time"
)

func gen(out chan<- int) {
	for i := range 10 {
		out <- i
	}
	close(out)
}

func main() {
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	fmt.Println(len(ch), cap(ch), <-ch)
	close(ch)
	v, ok := <-ch
	fmt.Println(v, ok)
	v, ok = <-ch
	fmt.Println(v, ok)
	done := make(chan struct{})
	data := make(chan string)
	go func() {
		defer close(done)
		for s := range data {
			fmt.Println("got", s)
		}
	}()
	for _, s := range []string{"a", "b", "c"} {
		data <- s
	}
	close(data)
	<-done
	results := make(chan int)
	go gen(results)
	sum := 0
	for r := range results {
		sum += r
	}
	fmt.Println(sum)
	select {
	case x := <-make(chan int):
		fmt.Println(x)
	default:
		fmt.Println("default")
	}
	var nilch chan int
	select {
	case <-nilch:
	case <-time.After(time.Millisecond):
		fmt.Println("timeout")
	}
	type pair struct{ a, b int }
	pc := make(chan pair, 1)
	pc <- pair{1, 2}
	fmt.Println(<-pc)
	reply := make(chan chan int, 1)
	rc := make(chan int, 1)
	reply <- rc
	(<-reply) <- 7
	fmt.Println(<-rc)
}
