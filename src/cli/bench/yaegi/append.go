// group slices, n 4000

package main

import "fmt"

const n = 1

func main() {
	sum := 0
	for i := 0; i < n; i++ {
		var list []int
		for j := 0; j < 1000; j++ {
			list = append(list, j)
		}
		sum += len(list) + list[i%1000]
	}
	fmt.Println(sum)
}
