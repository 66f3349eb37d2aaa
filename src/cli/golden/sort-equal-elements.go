package main

import (
	"fmt"
	"sort"
)

type person struct{ age, id int }

type people []person

func (p people) Len() int           { return len(p) }
func (p people) Less(i, j int) bool { return p[i].age < p[j].age }
func (p people) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }

func main() {
	for _, n := range []int{12, 13, 50, 200} {
		p := make(people, n)
		for i := range p {
			p[i] = person{i * i % 7, i}
		}
		q := append(people(nil), p...)
		sort.Sort(p)
		sort.Stable(q)
		fmt.Println(p, sort.IsSorted(p))
		fmt.Println(q)
	}
	r := make([]person, 40)
	for i := range r {
		r[i] = person{i % 4, i}
	}
	sort.Slice(r, func(i, j int) bool { return r[i].age > r[j].age })
	fmt.Println(r)
}
