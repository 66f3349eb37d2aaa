// group calls, n 200

package main

import "fmt"

const n = 1

func fib(k int) int {
	if k < 2 {
		return k
	}
	return fib(k-1) + fib(k-2)
}

func main() {
	sum := 0
	for i := 0; i < n; i++ {
		sum += fib(20)
	}
	fmt.Println(sum)
}
