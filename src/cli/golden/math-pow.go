package main

import (
	"fmt"
	"math"
)

func main() {
	xs := []float64{0, math.Copysign(0, -1), 1, -1, 2, -2, 0.5, 1.1, 10, 1e300, 5e-324, math.Inf(1), math.Inf(-1), math.NaN()}
	ys := append(xs, 3, -3, 0.25, -0.5, 1.0/3, 1000.5, 1<<53, -1e19)
	for _, x := range xs {
		for _, y := range ys {
			fmt.Print(math.Pow(x, y), " ")
		}
		fmt.Println()
	}
	for n := -324; n <= 309; n += 37 {
		fmt.Print(math.Pow10(n), " ")
	}
	fmt.Println(math.Pow10(309), math.Pow10(-324))
}
