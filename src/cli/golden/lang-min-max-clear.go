package main

import (
	"fmt"
	"math"
)

type score float64

func lowest[T int | float64 | string](a, b, c T) T { return min(a, b, c) }

func main() {
	nan, negZero := math.NaN(), math.Copysign(0, -1)
	x, y := 3, 5
	fmt.Println(min(x, y), max(x, y), min(x, 2, y), max(1, x), min(2.5, 1), max("a", "b", "ab"))
	fmt.Println(min(nan, 1), max(1, nan), min(1, nan, 2), max(nan, math.Inf(1)))
	zero := 0.0
	fmt.Println(min(zero, negZero), max(negZero, zero), 1/min(negZero, zero), 1/max(zero, negZero), 1/min(zero, negZero))
	fmt.Println(min(score(1.5), 2), max(uint8(200), 100), min('a', 'b'))
	fmt.Println(lowest(3, 1, 2), lowest("z", "y", "x"), lowest(1.5, nan, 0))
	const c = min(1, 2.5, 'c')
	fmt.Println(c, max(1, 2)*3)
	m := map[float64]int{nan: 1, 1: 2}
	clear(m)
	s := []string{"a", "b", "c"}
	t := s[1:2]
	clear(t)
	fmt.Printf("%d %q\n", len(m), s)
	clear([]int(nil))
	clear(map[int]int(nil))
	i := 0
	next := func() int { i++; return i }
	fmt.Println(min(next(), next(), 0), max(next(), next()), i)
	for i := range max(2, 3) {
		fmt.Print(i)
	}
	fmt.Println()
}
