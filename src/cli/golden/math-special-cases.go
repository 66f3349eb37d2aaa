package main

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

func main() {
	fs := map[string]func(float64) float64{
		"exp": math.Exp, "log": math.Log, "log1p": math.Log1p, "expm1": math.Expm1, "sqrt": math.Sqrt, "cbrt": math.Cbrt,
		"sin": math.Sin, "asin": math.Asin, "atan": math.Atan, "tanh": math.Tanh, "acosh": math.Acosh, "atanh": math.Atanh,
		"gamma": math.Gamma, "erf": math.Erf, "j1": math.J1, "y0": math.Y0, "floor": math.Floor, "logb": math.Logb,
	}
	for _, name := range slices.Sorted(maps.Keys(fs)) {
		fmt.Print(name)
		for _, x := range []float64{0, math.Copysign(0, -1), 1, -1, math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64} {
			y := fs[name](x)
			fmt.Print(" ", y, y == y && math.Signbit(y))
		}
		fmt.Println()
	}
	fmt.Println(math.Atan2(0, -1), math.Atan2(math.Copysign(0, -1), -1), math.Atan2(math.Inf(1), math.Inf(-1)), math.Atan2(-1, 0))
	fmt.Println(math.Hypot(3, 4), math.Hypot(math.Inf(-1), math.NaN()), math.Hypot(1e308, 1e308), math.Hypot(5e-324, 0))
}
