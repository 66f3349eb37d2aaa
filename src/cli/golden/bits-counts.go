package main

import (
	"fmt"
	"math/bits"
)

func main() {
	for _, x := range []uint64{0, 1, 2, 0x80, 0xff00, 0xdeadbeef, 1 << 32, 1<<53 + 1, 1 << 63, 1<<64 - 1} {
		fmt.Println(bits.Len64(x), bits.Len(uint(x)), bits.Len32(uint32(x)), bits.Len16(uint16(x)), bits.Len8(uint8(x)))
		fmt.Println(bits.LeadingZeros64(x), bits.LeadingZeros32(uint32(x)), bits.LeadingZeros16(uint16(x)), bits.LeadingZeros8(uint8(x)))
		fmt.Println(bits.TrailingZeros64(x), bits.TrailingZeros32(uint32(x)), bits.TrailingZeros16(uint16(x)), bits.TrailingZeros8(uint8(x)))
		fmt.Println(bits.OnesCount64(x), bits.OnesCount32(uint32(x)), bits.OnesCount16(uint16(x)), bits.OnesCount8(uint8(x)), bits.UintSize)
	}
}
