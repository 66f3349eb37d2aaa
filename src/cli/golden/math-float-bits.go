package main

import (
	"fmt"
	"math"
)

func main() {
	for _, x := range []float64{0, math.Copysign(0, -1), 1, -2.5, math.Pi, 5e-324, math.MaxFloat64, math.Inf(-1), math.NaN()} {
		fmt.Printf("%016x %08x %v\n", math.Float64bits(x), math.Float32bits(float32(x)), math.Float64frombits(math.Float64bits(x)))
	}
	fmt.Println(math.Float64frombits(0x4009_21fb_5444_2d18), math.Float32frombits(0x3f800001), math.Float64frombits(1<<63))
	fmt.Println(math.IsInf(math.Inf(-1), 1), math.IsInf(math.Inf(-1), -1), math.IsInf(math.Inf(-1), 0), math.IsNaN(math.NaN()), math.Copysign(3, -0.5))
}
