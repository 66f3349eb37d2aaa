package main

import (
	"fmt"
	"math"
)

func main() {
	fmt.Println(math.FMA(2, 3, 4), math.FMA(0.1, 10, -1), 0.1*10-1)
	x := 1 + 0x1p-30
	fmt.Println(math.FMA(x, x, -1-0x1p-29), math.FMA(1e200, 1e200, math.Inf(-1)), math.FMA(math.MaxFloat64, 2, -math.MaxFloat64))
	fmt.Println(math.FMA(5e-324, 0.5, 0), math.FMA(5e-324, 0.5, 5e-324), math.FMA(-1, 1, 1), math.FMA(0, math.Inf(1), 1))
	sum := 0.0
	for i := 0; i < 200; i++ {
		sum = math.FMA(sum+1.7, -0.3*float64(i), sum*0.1)
	}
	fmt.Println(sum)
}
