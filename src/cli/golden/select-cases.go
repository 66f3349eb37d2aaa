package main

import "fmt"

func main() {
	full := make(chan int, 1)
	full <- 1
	var never chan int
	closed := make(chan string)
	close(closed)

	select {
	case full <- 2:
		fmt.Println("sent")
	case <-never:
		fmt.Println("nil")
	default:
		fmt.Println("default")
	}
	select {
	case v, ok := <-closed:
		fmt.Printf("%q %t\n", v, ok)
	case never <- 1:
		fmt.Println("nil")
	}
	results := map[int]string{}
	select {
	case results[<-full] = <-closed:
		fmt.Println(len(results), results)
	}

	events := make(chan int, 6)
	for i := range 6 {
		events <- i
	}
	close(events)
loop:
	for i := 0; ; i++ {
		select {
		case e, ok := <-events:
			switch {
			case !ok:
				break loop
			case e%2 == 1:
				continue loop
			}
			fmt.Println("even", e, "at", i)
		}
	}
}
