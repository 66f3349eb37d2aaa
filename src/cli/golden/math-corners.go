package main

import (
	"fmt"
	"math"
)

func main() {
	nan, inf := math.NaN(), math.Inf(1)
	fmt.Println(nan == nan, nan < 1, inf > math.MaxFloat64, -inf, math.IsNaN(inf-inf))
	zero := 0.0
	fmt.Println(1/zero, -1/zero, zero/zero, 1/math.Copysign(0, -1))
	fmt.Println(math.Sqrt(2), math.Cbrt(27), math.Pow(2, -2), math.Hypot(3, 4))
	fmt.Println(math.Floor(-1.5), math.Ceil(-1.5), math.Trunc(-1.5), math.Round(-2.5), math.RoundToEven(2.5))
	fmt.Println(math.Mod(-7, 3), -7%3, math.Max(3, nan), math.Min(-0.0, 0))
	fmt.Println(math.MaxInt64, math.MinInt64, uint64(math.MaxUint64), math.MaxInt8)
	fmt.Println(math.MaxFloat32, math.SmallestNonzeroFloat64, math.Pi)
	fmt.Println(int(3.99+zero), int(-3.99-zero), int64(float64(1<<53)+1), uint8(int(300)&0xff))
	x := map[float64]int{nan: 1}
	x[nan] = 2
	_, ok := x[nan]
	fmt.Println(len(x), ok)
	fmt.Println(float32(0.1), float64(float32(0.1)), 0.1+0.2, 1e21, 1e20, 123456789.0)
}
