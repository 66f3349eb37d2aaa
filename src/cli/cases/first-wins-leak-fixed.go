// want:
package main

import "fmt"

func query(i int) int { return i * 10 }

func first(n int) int {
	ch := make(chan int, n)
	for i := range n {
		go func() { ch <- query(i) }()
	}
	return <-ch
}

func main() {
	fmt.Println(first(3) >= 0)
}
