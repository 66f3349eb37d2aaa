package main

import (
	"fmt"
)

func global() (n int) {
	for i := 0; i < 3; i++ {
		n := n + i
		_ = n
	}
	return
}

func main() {
	x := 1
	{
		x := 2
		x++
	}
	if x := 5; x > 3 {
		x = 9
	}
	y, x := 3, 4
	fmt.Println(x, y, global())
	var f float64 = 3
	i := int(f) / 2
	const big = 1 << 40
	fmt.Println(i, big>>38, 'a'+1, string(rune('a'+1)), 7.0/2, 7/2, len("é"))
	var b byte = 'x'
	var r rune = 'é'
	fmt.Println(b, r, b == 'x', uint16(r))
	t := []any{1, int64(1), uint8(1), 1.0, "1", 'a', true, nil, [2]int{1, 2}}
	for _, v := range t {
		fmt.Printf("%T:%v ", v, v)
	}
	fmt.Println()
	bits := uint8(0b1010_1010)
	bits &^= 0x0f
	bits |= 1
	bits <<= 1
	fmt.Printf("%08b %o %#o\n", bits, 0o17, 8)
}
