package main

import (
	"fmt"
	"math"
)

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	for _, p := range [][2]int{{7, 2}, {-7, 2}, {7, -2}, {-7, -2}, {1, 3}, {-1, 3}} {
		fmt.Println(p, p[0]/p[1], p[0]%p[1])
	}
	minus := -1
	var min64 int64 = math.MinInt64
	var min8 int8 = math.MinInt8
	fmt.Println(min64/int64(minus), min64%int64(minus), min8/int8(minus), min8%int8(minus), -min8)
	var max uint64 = math.MaxUint64
	fmt.Println(max/3, max%10, max/max, max*max)
	fmt.Println(math.MaxInt64-minus, int32(math.MaxInt32)-int32(minus), uint8(255)-uint8(minus))
	big := int64(3037000500)
	fmt.Println(big*big, big*big*big)
	zero := 0
	try(func() { fmt.Println(1 / zero) })
	try(func() { fmt.Println(1 % zero) })
	try(func() { x := uint8(5); x /= uint8(zero) })
	fz := 0.0
	fmt.Println(1/fz, -1/fz, fz/fz, 1/math.Copysign(0, -1))
	fmt.Println(math.Mod(7, -2), -7.5 > -8)
}
