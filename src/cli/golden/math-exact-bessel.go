package main

import (
	"fmt"
	"math"
)

// Prints a hash of the exact bits of f's values over many arguments.
func digest(name string, f func(float64) float64, from, step float64, n int) {
	h := uint64(14695981039346656037)
	for i := 0; i < n; i++ {
		h = (h ^ math.Float64bits(f(from+step*float64(i)))) * 1099511628211
	}
	fmt.Printf("%s %016x %v\n", name, h, f(from+step))
}

func main() {
	digest("j0", math.J0, -20, 0.17, 300)
	digest("j1", math.J1, -20, 0.17, 300)
	digest("y0", math.Y0, 0, 0.17, 300)
	digest("y1", math.Y1, 0, 0.17, 300)
	for n := -3; n <= 12; n += 3 {
		digest("jn", func(x float64) float64 { return math.Jn(n, x) }, -10, 0.31, 90)
		digest("yn", func(x float64) float64 { return math.Yn(n, x) }, 0.1, 0.31, 90)
	}
}
