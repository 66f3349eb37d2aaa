// group channels, n 900000

package main

import "fmt"

const n = 1

func main() {
	numbers := make(chan int, 64)
	done := make(chan int)
	go func() {
		sum := 0
		for v := range numbers {
			sum += v & 7
		}
		done <- sum
	}()
	for i := 0; i < n; i++ {
		numbers <- i
	}
	close(numbers)
	fmt.Println(<-done)
}
