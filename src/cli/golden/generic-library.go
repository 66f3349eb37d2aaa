package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type Person struct {
	Name string
	Age  int
}

type Ages []int

func main() {
	xs := []int{3, 1, 2, 3, 1}
	slices.Sort(xs)
	fmt.Println(xs, slices.IsSorted(xs), slices.Compact(slices.Clone(xs)))
	fmt.Println(slices.BinarySearch(xs, 2))
	fmt.Println(slices.BinarySearch(xs, 7))
	fmt.Println(slices.Contains(xs, 3), slices.Index(xs, 9), slices.Max(xs), slices.Min(xs))
	slices.Reverse(xs)
	fmt.Println(xs, slices.Insert(xs, 1, 8, 9), slices.Delete(slices.Clone(xs), 1, 3))
	fmt.Println(slices.Equal(xs, []int{3, 3, 2, 1, 1}), slices.Compare([]string{"a"}, []string{"a", "b"}))
	people := []Person{{"Bo", 3}, {"Al", 5}, {"Cy", 3}, {"Di", 1}}
	slices.SortStableFunc(people, func(a, b Person) int { return cmp.Compare(a.Age, b.Age) })
	fmt.Println(people)
	slices.SortFunc(people, func(a, b Person) int {
		return cmp.Or(-cmp.Compare(a.Age, b.Age), strings.Compare(a.Name, b.Name))
	})
	fmt.Println(people, slices.IndexFunc(people, func(p Person) bool { return p.Name == "Cy" }))
	fmt.Println(slices.MaxFunc(people, func(a, b Person) int { return cmp.Compare(a.Name, b.Name) }))
	fmt.Println(slices.DeleteFunc(Ages{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 }), slices.Replace(Ages{1, 2, 3}, 0, 2, 7))
	fmt.Println(slices.Concat([]int{1}, []int{2, 3}), slices.Repeat([]string{"x"}, 3), len(slices.Grow(xs, 9)))
	long := make([]float64, 40)
	for i := range long {
		long[i] = float64((i * 17) % 40)
	}
	slices.Sort(long)
	fmt.Println(long)
	ages := map[string]int{"a": 1, "b": 2, "c": 3}
	fmt.Println(slices.Sorted(maps.Keys(ages)), slices.Sorted(maps.Values(ages)))
	twice := maps.Clone(ages)
	maps.DeleteFunc(twice, func(k string, v int) bool { return v > 1 })
	fmt.Println(twice, maps.Equal(ages, twice), maps.Equal(ages, maps.Collect(maps.All(ages))))
	for i, v := range slices.Backward([]string{"p", "q"}) {
		fmt.Print(i, v, " ")
	}
	for part := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		if part[0] == 5 {
			break
		}
		fmt.Print(part)
	}
	fmt.Println(slices.Collect(slices.Values([]int{4, 5})))
	fmt.Println(cmp.Compare("a", "b"), cmp.Less(2, 1), cmp.Compare(1.5, 1.5))
}
