package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	one, big, neg := 1, 100, -1
	fmt.Println(one<<62, one<<63, one<<64, one<<big)
	fmt.Println(uint8(200)<<uint(one), uint8(1)<<7, int8(-128)>>uint(big))
	fmt.Println(int64(-5)>>1, int64(-5)>>63, int64(-5)>>64, uint64(1<<63)>>63)
	var u32 uint32 = 0xdeadbeef
	fmt.Printf("%x %x %x\n", u32<<4, u32>>28, u32<<32)
	var s8 int8 = -1
	fmt.Println(s8<<7, s8>>7, uint8(s8)>>7, int8(64)<<one>>one)
	var count uint64 = 1 << 63
	fmt.Println(1<<count == 0, -1>>count, uint16(65535)>>count)
	try(func() { fmt.Println(1 << neg) })
	try(func() { x := 1; x >>= neg; fmt.Println(x) })
	try(func() { fmt.Println(uint8(1) << int8(neg)) })
	var w int64 = 1.0 << 3
	var i int = 1.0 << one
	fmt.Println(w, i, ^0, ^uint16(0), 6&^3, -7&0xf)
	const huge = 1 << 100
	fmt.Println(huge>>98, float64(huge))
	x := uint64(0x0123456789abcdef)
	fmt.Printf("%x %x\n", x<<8|x>>56, x>>13^x<<51)
}
