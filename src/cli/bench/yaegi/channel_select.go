// group channels, n 300000

package main

import "fmt"

const n = 1

func main() {
	left, right, quit := make(chan int), make(chan int), make(chan bool)
	sums := make(chan int)
	go func() {
		sum := 0
		for {
			select {
			case v := <-left:
				sum += v
			case v := <-right:
				sum -= v
			case <-quit:
				sums <- sum
				return
			}
		}
	}()
	for i := 0; i < n; i++ {
		left <- i & 7
		right <- i & 3
	}
	close(quit)
	fmt.Println(<-sums)
}
