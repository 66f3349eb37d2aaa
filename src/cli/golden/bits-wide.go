package main

import (
	"fmt"
	"math/bits"
)

func main() {
	// The factorial of 30 in two words, and back.
	hi, lo := uint64(0), uint64(1)
	for i := uint64(1); i <= 30; i++ {
		carry, product := bits.Mul64(lo, i)
		hi, lo = hi*i+carry, product
	}
	fmt.Println(hi, lo)
	for i := uint64(30); i > 1; i-- {
		q, r := hi/i, hi%i
		lo, r = bits.Div64(r, lo, i)
		hi = q
		if r != 0 {
			fmt.Println("remainder", r)
		}
	}
	fmt.Println(hi, lo)
	fmt.Println(bits.Add64(1<<63, 1<<63, 1))
	fmt.Println(bits.Sub64(0, 1, 0))
	fmt.Println(bits.Add32(1<<31, 1<<31, 0))
	fmt.Println(bits.Sub(3, 5, 1))
	fmt.Println(bits.Mul32(1<<31, 6))
	fmt.Println(bits.Div32(1, 0, 3))
	fmt.Println(bits.Rem64(9, 9, 7), bits.Rem32(7, 1, 3))
}
