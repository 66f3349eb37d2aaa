package main

import (
	"fmt"
)

func main() {
	m := map[string]int{"one": 1, "two": 2}
	m["three"] = 3
	v, ok := m["four"]
	fmt.Println(m, len(m), v, ok, m["one"])
	delete(m, "one")
	m["two"]++
	m["new"] += 5
	fmt.Println(m)
	sum := 0
	for _, v := range m {
		sum += v
	}
	fmt.Println(sum)
	type point struct{ x, y int }
	pm := map[point]string{{1, 2}: "a", {3, 4}: "b"}
	fmt.Println(pm[point{1, 2}], pm[point{9, 9}] == "", len(pm))
	im := map[any]int{1: 1, "1": 2, 1.0: 3, point{1, 1}: 4}
	fmt.Println(im[1], im["1"], im[1.0], im[point{1, 1}], im[int8(1)])
	var nilMap map[int]bool
	fmt.Println(nilMap[3], len(nilMap), nilMap == nil)
	for k := range m {
		delete(m, k)
	}
	fmt.Println(len(m))
	ms := map[string][]int{}
	ms["a"] = append(ms["a"], 1, 2)
	fmt.Println(ms)
	big := map[int]int{}
	for i := range 1000 {
		big[i*7919%1009] = i
	}
	total := 0
	for k, v := range big {
		total += k * v
	}
	fmt.Println(len(big), total)
	arrKey := map[[2]int]int{{1, 2}: 3}
	arrKey[[2]int{1, 2}]++
	fmt.Println(arrKey)
}
