package main

import (
	"fmt"
	"math"
)

func main() {
	fmt.Println(math.E, math.Pi, math.Phi, math.Sqrt2, math.SqrtE, math.SqrtPi, math.SqrtPhi, math.Ln2, math.Log2E, math.Ln10, math.Log10E)
	fmt.Println(math.MaxFloat32, math.SmallestNonzeroFloat32, math.MaxFloat64, math.SmallestNonzeroFloat64)
	fmt.Println(math.MaxInt, math.MinInt, math.MaxInt8, math.MinInt16, math.MaxInt32, math.MinInt64, uint64(math.MaxUint64), uint(math.MaxUint), math.MaxUint8, math.MaxUint16, math.MaxUint32)
	const third = math.Pi * 1e30 / 3
	fmt.Println(third, float32(math.Pi), int64(math.MaxInt32*2.0))
}
