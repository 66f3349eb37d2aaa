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
	digest("exp", math.Exp, -745.3, 3.7, 400)
	digest("exp near 0", math.Exp, -1, 0.0123, 200)
	digest("exp2", math.Exp2, -1074.9, 7.3, 290)
	digest("expm1", math.Expm1, -40, 0.37, 300)
	digest("log", math.Log, 1e-3, 0.173, 300)
	digest("log of subnormals", math.Log, 5e-324, 1e-310, 20)
	digest("log2", math.Log2, 0.25, 0.25, 300)
	digest("log10", math.Log10, 1e-5, 11.1, 300)
	digest("log1p", math.Log1p, -0.99, 0.0173, 300)
	digest("sqrt", math.Sqrt, 0, 0.7, 100)
	digest("cbrt", math.Cbrt, -20, 0.171, 300)
}
