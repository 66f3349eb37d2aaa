// group loops, n 700

package main

import "fmt"

const n = 1

func main() {
	sum := 0
	for i := 0; i < n; i++ {
		for j := 0; j < 100; j++ {
			for k := 0; k < 100; k++ {
				sum += (i ^ j) & k
			}
		}
	}
	fmt.Println(sum)
}
