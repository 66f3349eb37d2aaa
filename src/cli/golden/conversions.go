package main

import "fmt"

type celsius float64
type id uint16

func main() {
	big := 300
	fmt.Println(int8(big), uint8(big), int16(big*1000), uint32(-big), uint64(1<<63))
	var i8 int8 = -128
	fmt.Println(-i8, i8-1, i8/-1, i8*i8, ^i8, uint8(i8)>>1, i8>>1)
	var u8 uint8 = 255
	u8++
	fmt.Println(u8, u8-1, ^u8, u8<<9)
	var i32 int32 = 1 << 30
	fmt.Println(i32*4, i32+i32, i32<<1)
	var i64 int64 = 1<<63 - 1
	fmt.Println(i64+1, -(i64 + 1), i64*2, i64*i64)
	var u64 uint64 = 1<<64 - 1
	fmt.Println(u64, u64*u64, u64+2, int64(u64), float64(u64))
	f := 1e10
	var shift uint = 70
	fmt.Println(1<<shift == 0, int64(-1)>>shift, uint32(1)<<31, int32(-5)>>1, -5/2, -5%2)
	fmt.Println(celsius(36.6)+0.4, id(70000&0xffff), int(celsius(f/-3e9)), string(rune(0x4e16)), string(rune(-1)))
	fmt.Println(int64(f), float32(16777217), uint8(f/1e8))
	fmt.Printf("%T %T %T %v\n", 'a', 1.0, 1<<3, 'a')
	fmt.Println(0b101, 0o17, 0xFF, 1_000_000, 'x'-'a', 6&^3, 6^3, 6|1)
}
