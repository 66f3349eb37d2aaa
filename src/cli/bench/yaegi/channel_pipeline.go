// group channels, n 300000

package main

import "fmt"

const n = 1

func stage(in <-chan int, add int) <-chan int {
	out := make(chan int)
	go func() {
		for v := range in {
			out <- v + add
		}
		close(out)
	}()
	return out
}

func main() {
	source := make(chan int)
	end := stage(stage(stage(source, 1), 2), 3)
	go func() {
		for i := 0; i < n; i++ {
			source <- i & 15
		}
		close(source)
	}()
	sum := 0
	for v := range end {
		sum += v
	}
	fmt.Println(sum)
}
