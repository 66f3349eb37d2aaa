package main

import (
	"fmt"
	"math"
)

func main() {
	var a, b float32 = 0.1, 0.2
	fmt.Println(a+b, a*b, a/b, a-b, float64(a), float64(a)+float64(b))
	var sum float32
	for range 10 {
		sum += 0.1
	}
	fmt.Println(sum, sum == 1, float32(16777216)+1)
	var big float32 = 3e38
	fmt.Println(big*10, -big*10, big*10-big*10)
	x := float32(1) / 3
	fmt.Println(x, x*3, float64(x)*3)
	fmt.Printf("%b %x %v\n", x, math.Float32bits(x), math.Float32frombits(1))
	var d float64 = 1e-46
	fmt.Println(float32(d), float32(1.4e-45), float32(math.MaxFloat32))
	i := 16777217
	fmt.Println(float32(i), int(float32(i)), float64(i))
	y := float32(0.1)
	y += 0.2
	y *= 3
	y++
	fmt.Println(y)
	n := float32(math.NaN())
	fmt.Println(n == n, n != n, n < 1, n)
}
