package main

import (
	"fmt"
	"math"
)

const (
	KB = 1 << (10 * (iota + 1))
	MB
	GB
)

const (
	A = iota * 10
	B
	_
	C = "str"
	D
	E = iota
)

type Weekday uint

const (
	Sunday Weekday = iota
	Monday
)

const big = 1 << 100

func main() {
	fmt.Println(KB, MB, GB, A, B, C, D, E, Monday, big>>98)
	var u8 uint8 = 255
	u8++
	var i8 int8 = 127
	i8++
	var i16 int16 = -32768
	i16--
	var u32 uint32 = 0
	u32--
	var i64 int64 = math.MaxInt64
	i64++
	var u64 uint64 = math.MaxUint64
	fmt.Println(u8, i8, i16, u32, i64, u64, u64+1)
	x := int64(-7)
	fmt.Println(x/2, x%2, x>>1, uint64(x)>>60, -x%3, x&3, x|8, x^5, x&^2, ^x)
	var s uint = 70
	var i32 int32 = 1
	fmt.Println(1<<s == 0, i32<<31, uint8(1)<<7>>7, int64(-1)>>s)
	h := uint32(2166136261)
	for _, c := range []byte("hash me") {
		h ^= uint32(c)
		h *= 16777619
	}
	fmt.Println(h)
	h64 := uint64(14695981039346656037)
	for _, c := range []byte("hash me") {
		h64 ^= uint64(c)
		h64 *= 1099511628211
	}
	fmt.Println(h64)
	seed := int64(12345)
	for i := 0; i < 3; i++ {
		seed = seed*6364136223846793005 + 1442695040888963407
		fmt.Print(seed>>33, " ")
	}
	fmt.Println()
	f := 3.99
	fmt.Println(int(f), int(-f), uint8(int(f)), int64(float32(16777217)), float64(i64))
	fmt.Println(math.MinInt64, math.MaxInt32, math.Sqrt(2), math.Floor(-1.5), math.Inf(1), math.NaN(), -0.0)
	a, b := 10, 3
	a, b = b, a%b
	fmt.Println(a, b, 7&-7, 0b1010, 0o17, 0xFF, 1_000_000, 'a'+1)
	var z float64
	fmt.Println(1/z, -1/z, z/z == z/z, math.MaxInt64/-1, int64(math.MinInt64)/int64(-a/a))
	var r rune = 'é'
	fmt.Println(r, byte(r), uint16(70000&0xffff), int8(-128)/int8(b-2))
}
