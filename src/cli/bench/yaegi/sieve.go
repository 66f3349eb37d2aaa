// group slices, n 300

package main

import "fmt"

const n = 1
const limit = 10000

func primes() int {
	isComposite := make([]bool, limit)
	count := 0
	for i := 2; i < limit; i++ {
		if isComposite[i] {
			continue
		}
		count++
		for j := i * i; j < limit; j += i {
			isComposite[j] = true
		}
	}
	return count
}

func main() {
	sum := 0
	for i := 0; i < n; i++ {
		sum += primes()
	}
	fmt.Println(sum)
}
