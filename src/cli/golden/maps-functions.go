package main

import (
	"fmt"
	"maps"
	"slices"
)

func main() {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	n := maps.Clone(m)
	n["d"] = 4
	fmt.Println(maps.Equal(m, n), len(m), maps.Clone(map[int]int(nil)) == nil)
	maps.DeleteFunc(n, func(k string, v int) bool { return v%2 == 0 })
	fmt.Println(n)
	maps.Copy(n, map[string]int{"a": 10, "z": 26})
	fmt.Println(n, slices.Sorted(maps.Keys(n)), slices.Sorted(maps.Values(n)))
	fmt.Println(maps.EqualFunc(m, map[string]string{"a": "x", "b": "xx", "c": "xxx"}, func(a int, b string) bool { return a == len(b) }))
	maps.Insert(m, maps.All(n))
	fmt.Println(m, maps.Collect(slices.All([]string{"p", "q"})))
}
