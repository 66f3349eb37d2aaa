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
	digest("sin", math.Sin, -50, 0.337, 300)
	digest("cos", math.Cos, -50, 0.337, 300)
	digest("tan", math.Tan, -50, 0.337, 300)
	digest("sin of huge", math.Sin, 1e9, 1.7e300, 100)
	digest("cos of huge", math.Cos, 1<<29, 12345678901, 200)
	digest("tan of huge", math.Tan, 1e15, 1e17, 100)
	digest("asin", math.Asin, -1.01, 0.01, 203)
	digest("acos", math.Acos, -1.01, 0.01, 203)
	digest("atan", math.Atan, -20, 0.1, 400)
	s, c := math.Sincos(1)
	fmt.Println(s, c, s*s+c*c)
}
