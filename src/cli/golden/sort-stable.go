package main

import (
	"fmt"
	"sort"
)

type person struct {
	name string
	age  int
}

type byAge []person

func (p byAge) Len() int           { return len(p) }
func (p byAge) Less(i, j int) bool { return p[i].age < p[j].age }
func (p byAge) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }

func main() {
	people := []person{{"Ann", 30}, {"Bob", 25}, {"Cid", 30}, {"Dan", 25}, {"Eve", 35}}
	stable := append([]person(nil), people...)
	sort.Stable(byAge(stable))
	fmt.Println(stable)
	sort.SliceStable(stable, func(i, j int) bool { return stable[i].age > stable[j].age })
	fmt.Println(stable)
	sort.Sort(sort.Reverse(byAge(people)))
	fmt.Println(people[0], people[4].age)
	numbers := []int{5, -1, 3, 0, 3}
	sort.Ints(numbers)
	fmt.Println(numbers, sort.SearchInts(numbers, 3), sort.SearchInts(numbers, 9), sort.IntsAreSorted(numbers))
	words := sort.StringSlice{"b", "B", "a", "é", ""}
	words.Sort()
	fmt.Printf("%q\n", words)
	fmt.Println(sort.Search(100, func(i int) bool { return i*i >= 50 }))
}
