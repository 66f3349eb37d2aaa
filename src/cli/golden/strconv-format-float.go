// FormatFloat in all formats and precisions.
package main

import (
	"fmt"
	"math"
	"strconv"
)

func main() {

	for _, x := range []float64{0, math.Copysign(0, -1), 1, 0.1, 123456789, 1e21, 1e-7, 5e-324, math.MaxFloat64, math.Pi, 2.5, 0.5, float64(float32(0.1)), 16777216, 99999.5, 8.41e21, math.Inf(-1), math.NaN()} {
		for _, format := range "beEfgGxX" {
			for _, precision := range []int{-1, 0, 3} {
				fmt.Print(strconv.FormatFloat(x, byte(format), precision, 64), " ", strconv.FormatFloat(x, byte(format), precision, 32), " ")
			}
		}
		fmt.Println()
	}
	fmt.Println(strconv.FormatFloat(1, 'y', 1, 64), string(strconv.AppendFloat([]byte("x="), 1.5, 'f', 2, 64)))
	defer func() { fmt.Println(recover()) }()
	strconv.FormatFloat(1, 'g', 1, 16)
}
