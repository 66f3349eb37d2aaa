package main

import (
	"fmt"
	"math"
)

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

type point struct{ x, y int }

func main() {
	var none map[string]int
	fmt.Println(none["a"], len(none), none == nil)
	delete(none, "a")
	for range none {
		fmt.Println("never")
	}
	try(func() { none["a"] = 1 })
	try(func() { none["a"]++ })

	nan := math.NaN()
	m := map[float64]int{nan: 1, nan: 2}
	m[nan] = 3
	_, ok := m[nan]
	fmt.Println(len(m), ok)
	sum := 0
	for k, v := range m {
		if k == k {
			fmt.Println("equal?")
		}
		sum += v
	}
	delete(m, nan)
	fmt.Println(sum, len(m))
	clear(m)
	fmt.Println(len(m))

	zero := map[float64]string{0: "zero"}
	zero[math.Copysign(0, -1)] = "negative"
	fmt.Println(len(zero), zero[0])

	d := map[int]int{}
	for i := range 100 {
		d[i] = i
	}
	seen := 0
	for k := range d {
		seen++
		for i := range 100 {
			if i != k {
				delete(d, i)
			}
		}
	}
	fmt.Println("seen", seen, len(d))

	s := map[string]point{"a": {1, 2}}
	p := s["a"]
	p.x = 9
	fmt.Println(s["a"], p, s["b"])
	sp := map[string]*point{"a": {1, 2}}
	sp["a"].x++
	fmt.Println(*sp["a"])
	try(func() { fmt.Println(sp["b"].x) })
	words := map[string][]int{}
	words["x"] = append(words["x"], 1)
	words["x"] = append(words["x"], 2)
	counts := map[rune]int{}
	for _, r := range "hello" {
		counts[r]++
	}
	fmt.Println(words, counts['l'], counts)
	nested := map[string]map[string]int{"a": {"b": 1}}
	nested["a"]["c"] = 2
	v, ok := nested["z"]["q"]
	fmt.Println(nested, v, ok)
	mm := map[any]string{1: "int", "1": "string", 1.0: "float", point{1, 1}: "point", nil: "nil", [1]int{1}: "array"}
	fmt.Println(mm[1], mm["1"], mm[1.0], mm[point{1, 1}], mm[nil], mm[[1]int{1}], mm[int8(1)] == "")
	i := 0
	f := func() int { i++; return i }
	e := map[int]int{}
	e[f()] = f()
	e[f()] += f()
	fmt.Println(e)
}
