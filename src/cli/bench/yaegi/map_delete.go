// group maps, n 10

package main

import "fmt"

const n = 1

const keys = 100_000

// Every size fills as many maps, so that the difference between two is what deleting takes.
const rounds = 30

func main() {
	left := 0
	for i := 0; i < rounds; i++ {
		m := map[int]int{}
		for key := 0; key < keys; key++ {
			m[key] = i
		}
		if i < n {
			for key := 0; key < keys; key++ {
				delete(m, key)
			}
		}
		left += len(m)
	}
	fmt.Println(left + keys*n)
}
