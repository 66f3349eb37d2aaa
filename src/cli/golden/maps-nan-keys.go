package main

import (
	"fmt"
	"maps"
	"math"
)

func main() {
	m := map[float64]int{math.NaN(): 1, 2: 2}
	m[math.NaN()] = 3
	c := maps.Clone(m)
	fmt.Println(len(m), len(c), maps.Equal(m, c), m[2])
	maps.DeleteFunc(c, func(k float64, v int) bool { return k == 2 })
	fmt.Println(len(c))
	delete(m, math.NaN())
	fmt.Println(len(m))
	clear(m)
	fmt.Println(len(m))
}
