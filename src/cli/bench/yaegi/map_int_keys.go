// group maps, n 1000

package main

import "fmt"

const n = 1

func main() {
	m := map[int]int{}
	sum := 0
	for i := 0; i < n; i++ {
		for j := 0; j < 1000; j++ {
			m[j*7&1023] += i
			if v, ok := m[j]; ok {
				sum += v
			}
		}
	}
	fmt.Println(sum, len(m))
}
