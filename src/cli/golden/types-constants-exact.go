package main

import (
	"fmt"
	"math"
)

const (
	huge   = 1 << 500
	small  = huge >> 498
	third  = 1.0 / 3
	whole  = third * 3
	giga   = 1e9
	ratio  = 2.0 / 3 * 1.5
	mask   = ^uint8(0x0f)
	mixed  = 'a' + 1.0
	length = len("wörld") + len([4]struct{}{})
	tiny   = 1e-400 * 1e400
	shift  = 1.0 << 3
	pi10   = math.Pi * 1e10
)

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
)

type weekday uint8

const (
	sunday weekday = iota + 1
	_
	tuesday
)

func main() {
	fmt.Println(small, whole == 1, ratio == 1, tiny == 1, huge/(1<<499))
	fmt.Println(mask, mixed, length, shift, pi10 > 31415926535)
	fmt.Println(KB, MB, GB, tuesday, giga == 1000000000)
	var f32 float32 = 16777217
	var f64 float64 = 16777217
	fmt.Println(f32 == 16777216, f64 == 16777216, float32(0.1) == 0.1, float64(float32(0.1)) == 0.1)
	const x float32 = 0.1
	fmt.Println(float64(x), x*10 == 1, 0.1+0.2 == 0.3)
	a, b := 0.1, 0.2
	fmt.Println(a+b == 0.3, uint32(1<<32-1), -7/2, -7%3, 7&^5)
	fmt.Println(math.MaxUint64/uint64(3), int8(-128)/int8(tuesday), 1/2*3.0, 1/2.0*3)
	var s uint = 33
	fmt.Println(int64(1)<<s, 1<<s == 1<<33, uint8(s)+230, len("abc"[1:])<<2)
}
