// group calls, n 30000

package main

import "fmt"

const n = 1

func adder() func(int) int {
	sum := 0
	return func(by int) int {
		sum += by
		return sum
	}
}

func apply(f func(int) int, times int) int {
	last := 0
	for i := 0; i < times; i++ {
		last = f(i & 3)
	}
	return last
}

func main() {
	sum := 0
	for i := 0; i < n; i++ {
		sum += apply(adder(), 50)
	}
	fmt.Println(sum)
}
