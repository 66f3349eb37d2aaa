package main

import (
	"fmt"
	"math"
)

func main() {
	f := -1.9
	big := 1e20
	nan, inf := math.NaN(), math.Inf(1)
	fmt.Println(int(f), int8(f), int64(big), int64(-big), int64(nan), int64(inf))
	fmt.Println(int32(f*300), uint8(int(f)+300), uint32(big/1e11), uint64(big/10))
	n := 1000
	fmt.Println(int8(n), uint8(n), int16(-n), uint16(-n), uint32(-n), uint64(-n))
	var u uint64 = 1<<63 + 5
	fmt.Println(int64(u), float64(u), float32(u), int32(u), uint8(u))
	fmt.Println(float64(int64(1)<<53+1), int64(float64(int64(1)<<53+1)))
	r := 'é'
	fmt.Println(string(r), string(rune(0x4e16)), string(rune(-1)) == "\uFFFD", string(rune(0xd800)) == "\uFFFD")
	s := "añ世\xff"
	fmt.Println([]byte(s), []rune(s), len(s), len([]rune(s)))
	fmt.Println(string([]byte{104, 105}), string([]rune{0x1f600, -5, 'x'}) == "😀\uFFFDx")
	type myBytes []byte
	type myString string
	fmt.Println(string(myBytes("ab")), myString([]byte{99}), []byte(myString("d")), myString(myBytes{65}))
	var i8 int8 = -128
	fmt.Println(uint16(i8), uint64(i8), int32(uint8(i8)), -i8, i8/-1)
	fmt.Println(uintptr(u), rune(u), byte(n))
}
