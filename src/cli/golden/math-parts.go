package main

import (
	"fmt"
	"math"
)

func main() {
	for _, x := range []float64{0, 1, -3, 0.1, 1024, 5e-324, 2.2250738585072014e-308, math.MaxFloat64, math.Inf(1), math.NaN()} {
		f, e := math.Frexp(x)
		fmt.Println(x, f, e, math.Ldexp(f, e), math.Ilogb(x), math.Logb(x))
	}
	fmt.Println(math.Ldexp(1, 1023), math.Ldexp(1, 1024), math.Ldexp(1, -1074), math.Ldexp(1, -1075), math.Ldexp(1.5, -1075), math.Ldexp(-1, 1<<62))
	for _, x := range []float64{0, 1, -1, math.MaxFloat64, 5e-324} {
		fmt.Println(math.Nextafter(x, math.Inf(1)), math.Nextafter(x, math.Inf(-1)), math.Nextafter32(float32(x), 100))
	}
}
