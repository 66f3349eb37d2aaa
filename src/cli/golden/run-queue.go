package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	runtime.GOMAXPROCS(1)
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			fmt.Print(i, " ")
		}()
	}
	wg.Wait()
	fmt.Println()
	done := make(chan bool)
	go func() {
		for i := range 3 {
			fmt.Print("a", i, " ")
			runtime.Gosched()
		}
		done <- true
	}()
	for i := range 3 {
		fmt.Print("b", i, " ")
		runtime.Gosched()
	}
	<-done
	fmt.Println()
	c := make(chan int)
	go func() {
		for i := range 3 {
			fmt.Print("s", i, " ")
			c <- i
		}
		close(c)
	}()
	for v := range c {
		fmt.Print("r", v, " ")
	}
	fmt.Println()
}
