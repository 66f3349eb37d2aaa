// group maps, n 20

package main

import "fmt"

const n = 1

const keys = 100_000

func main() {
	m := map[int]int{}
	for key := 0; key < keys; key++ {
		m[key] = key
	}
	sum := 0
	for i := 0; i < n; i++ {
		for key := 0; key < keys; key++ {
			sum += m[key]
		}
	}
	fmt.Println(sum)
}
