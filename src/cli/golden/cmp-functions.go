package main

import (
	"cmp"
	"fmt"
	"math"
)

func main() {
	nan := math.NaN()
	fmt.Println(cmp.Compare(1, 2), cmp.Compare("b", "a"), cmp.Compare(nan, nan), cmp.Compare(nan, math.Inf(-1)), cmp.Compare(1, nan), cmp.Compare(0, math.Copysign(0, -1)))
	fmt.Println(cmp.Less(1, 2), cmp.Less(nan, 1), cmp.Less(nan, nan), cmp.Less(1.5, nan))
	fmt.Println(cmp.Or(0, 3, 5), cmp.Or("", "default"), cmp.Or[int](), cmp.Or(cmp.Compare(2, 2), cmp.Compare("x", "y")))
}
