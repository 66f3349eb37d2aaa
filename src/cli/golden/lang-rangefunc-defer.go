package main

import "fmt"

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer fmt.Println("iterator done")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func collect() (sum int) {
	defer func() { fmt.Println("first deferred, sum", sum) }()
	for i := range count(3) {
		defer func() {
			sum += i
			fmt.Println("deferred", i)
		}()
	}
	fmt.Println("after the loop")
	return 10
}

func nested() {
	for i := range count(2) {
		for j := range count(2) {
			defer fmt.Println("pair", i, j)
		}
	}
}

func recovered() (text string) {
	for i := range count(3) {
		defer func() {
			if r := recover(); r != nil {
				text = fmt.Sprint(text, "recovered ", r, " in ", i)
			}
		}()
		if i == 1 {
			panic("stop")
		}
	}
	return "not reached"
}

func main() {
	fmt.Println(collect())
	nested()
	fmt.Println(recovered())
}
