package main

import (
	"fmt"
	"math"
)

func main() {
	for _, x := range []float64{0, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999999999999994, 4503599627370495.5, 1e17, -0.2, math.Inf(-1), math.NaN()} {
		fmt.Println(x, math.Floor(x), math.Ceil(x), math.Trunc(x), math.Round(x), math.RoundToEven(x), math.Signbit(math.Round(x)))
		whole, part := math.Modf(x)
		fmt.Println(whole, part, math.Signbit(whole), part == part && math.Signbit(part))
	}
	fmt.Println(math.Max(math.NaN(), 1), math.Max(math.Inf(1), math.NaN()), math.Min(0, math.Copysign(0, -1)), math.Dim(1, 3), math.Dim(3, 1))
}
