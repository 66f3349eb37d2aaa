// group slices, n 400

package main

import "fmt"

const n = 1
const size = 24

func newMatrix(start int) [][]float64 {
	m := make([][]float64, size)
	for i := range m {
		m[i] = make([]float64, size)
		for j := range m[i] {
			m[i][j] = float64(start+i*j) / 8
		}
	}
	return m
}

func multiply(a, b, product [][]float64) {
	for i := range a {
		for j := range b {
			sum := 0.0
			for k := range b {
				sum += a[i][k] * b[k][j]
			}
			product[i][j] = sum
		}
	}
}

func main() {
	a, b, product := newMatrix(1), newMatrix(2), newMatrix(0)
	total := 0.0
	for i := 0; i < n; i++ {
		multiply(a, b, product)
		total += product[i%size][3]
	}
	fmt.Println(total)
}
