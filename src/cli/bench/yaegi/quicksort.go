// group slices, n 150

package main

import "fmt"

const n = 1

func sortInts(a []int) {
	for len(a) > 1 {
		pivot := a[len(a)/2]
		i, j := 0, len(a)-1
		for i <= j {
			for a[i] < pivot {
				i++
			}
			for a[j] > pivot {
				j--
			}
			if i <= j {
				a[i], a[j] = a[j], a[i]
				i++
				j--
			}
		}
		sortInts(a[:j+1])
		a = a[i:]
	}
}

func main() {
	a := make([]int, 1000)
	seed := 1
	sum := 0
	for i := 0; i < n; i++ {
		for j := range a {
			seed = (seed*1103515245 + 12345) & 0x7fffffff
			a[j] = seed
		}
		sortInts(a)
		sum += a[i%1000] & 1023
	}
	fmt.Println(sum)
}
