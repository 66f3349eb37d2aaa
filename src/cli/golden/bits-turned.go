package main

import (
	"fmt"
	"math/bits"
)

func main() {
	for _, x := range []uint64{1, 0x12, 0x1234, 0x12345678, 0x123456789abcdef0, 1<<64 - 2} {
		fmt.Printf("%x %x %x %x\n", bits.Reverse64(x), bits.Reverse32(uint32(x)), bits.Reverse16(uint16(x)), bits.Reverse8(uint8(x)))
		fmt.Printf("%x %x %x\n", bits.ReverseBytes64(x), bits.ReverseBytes32(uint32(x)), bits.ReverseBytes16(uint16(x)))
		for _, k := range []int{0, 1, -3, 13, 64, -100} {
			fmt.Printf("%x %x %x %x ", bits.RotateLeft64(x, k), bits.RotateLeft32(uint32(x), k), bits.RotateLeft16(uint16(x), k), bits.RotateLeft8(uint8(x), k))
		}
		fmt.Println()
	}
}
