package main

import (
	"fmt"
	"math"
)

func main() {
	xs := []float64{0, math.Copysign(0, -1), 1, -1, 2.5, -2.5, 5.1, 7, 1e300, -1e-300, 5e-324, math.Inf(1), math.NaN()}
	for _, x := range xs {
		for _, y := range xs {
			fmt.Print(math.Mod(x, y), ",", math.Remainder(x, y), " ")
		}
		fmt.Println()
	}
}
