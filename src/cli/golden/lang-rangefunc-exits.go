package main

import "fmt"

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}

func pair() (a, b int) {
	a, b = 1, 2
	for i := range count(5) {
		for j := range count(5) {
			if i*j == 6 {
				a = i
				return a, j
			}
		}
	}
	return
}

func bare() (n int, err error) {
	for i := range count(4) {
		n += i
		if n > 2 {
			return
		}
	}
	return -1, nil
}

func main() {
	fmt.Println(pair())
	fmt.Println(bare())
outer:
	for i := range count(3) {
		for j := range count(3) {
			switch {
			case j == 1 && i == 0:
				continue outer
			case i == 1:
				break outer
			}
			fmt.Println(i, j)
		}
	}
	n := 0
again:
	for i := range count(2) {
		n++
		if i == 1 && n < 4 {
			goto again
		}
	}
	fmt.Println("n", n)
	for range func(yield func() bool) { yield() } {
		fmt.Println("no values")
	}
	var i, j int
	for i, j = range func(yield func(int, int) bool) { _ = yield(1, 2) && yield(3, 4) } {
	}
	fmt.Println(i, j)
}
