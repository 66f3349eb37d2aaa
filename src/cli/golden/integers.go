package main

import (
	"fmt"
)

func main() {
	var a int8 = 127
	a++
	var b uint8 = 0
	b--
	var c int64 = 1 << 62
	c *= 2
	var d uint64 = 1<<64 - 1
	d += 2
	var e int32 = -2147483648
	fmt.Println(a, b, c, d, -e, e/-1, e%-1)
	x, y := -7, 2
	fmt.Println(x/y, x%y, x>>1, uint32(x)>>1, x&y, x|y, x^y, x&^y, ^x)
	h := uint64(14695981039346656037)
	for _, ch := range []byte("raceweave") {
		h ^= uint64(ch)
		h *= 1099511628211
	}
	fmt.Println(h, int64(h), uint32(h), int16(h))
	var s uint = 65
	fmt.Println(1<<s == 0, int64(-1)>>s, b<<1, int8(-128)>>7)
	m := int64(-9223372036854775808)
	fmt.Println(m, -m, m/-1, m-1)
	big := int64(3037000500)
	fmt.Println(big*big, uint64(big)*uint64(big))
}
