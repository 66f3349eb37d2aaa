package main

import (
	"fmt"
	"math"
)

func main() {
	x := 0.1
	fmt.Println(x+0.2, 1.0/3, float32(1)/3, 1e21, 1e20, 1e-7, 100000.0)
	var zero float64
	fmt.Println(1/zero, -1/zero, zero/zero, int(x*39.9), int(-x*39.9))
	nan := zero / zero
	fmt.Println(nan == nan, nan < 1, nan > 1, !(nan < 1))
	fmt.Printf("%.2f %8.3f|%-8.1f|%e %g %v\n", 3.14159, 2.71828, 1.5, 123456.789, 1e100, float32(0.1))
	var f32 float32 = 16777216
	fmt.Println(f32+1 == f32, float64(f32)+1)
	fmt.Println(math.Sqrt(2), math.Floor(-1.5), math.MaxInt64, math.Pi)
}
