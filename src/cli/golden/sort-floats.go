package main

import (
	"fmt"
	"math"
	"sort"
)

func main() {
	f := []float64{3, math.NaN(), -1, math.Inf(1), 0, math.Copysign(0, -1), 2, math.NaN(), math.Inf(-1), 1, 0, math.Copysign(0, -1), 5, 4}
	sort.Float64s(f)
	fmt.Println(f, sort.Float64sAreSorted(f))
	s := sort.StringSlice{"b", "B", "a", "", "ä", "ab"}
	s.Sort()
	fmt.Printf("%q %v\n", []string(s), sort.StringsAreSorted(s))
}
