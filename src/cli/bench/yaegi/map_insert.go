// group maps, n 10

package main

import "fmt"

const n = 1

const keys = 100_000

func main() {
	sum := 0
	for i := 0; i < n; i++ {
		m := map[int]int{}
		for key := 0; key < keys; key++ {
			m[key] = i
		}
		sum += len(m)
	}
	fmt.Println(sum)
}
