package main

import "fmt"

type stock struct {
	count int
	tags  []string
}

func main() {
	shelves := map[string]stock{"a": {1, []string{"x"}}, "b": {count: 2}}
	s := shelves["a"]
	s.count = 100
	s.tags[0] = "changed"
	fmt.Println(shelves["a"], s)
	shelves["a"] = s
	fmt.Println(shelves["a"].count, shelves["none"].tags == nil, len(shelves))

	pointers := map[int]*stock{1: {count: 5}}
	pointers[1].count++
	pointers[2] = pointers[1]
	pointers[2].count++
	fmt.Println(pointers[1].count, *pointers[2], pointers[3] == nil)

	groups := map[bool][]int{}
	for i := range 6 {
		groups[i%2 == 0] = append(groups[i%2 == 0], i)
	}
	fmt.Println(groups)
	nested := map[string]map[string]int{}
	for _, pair := range [][2]string{{"a", "x"}, {"b", "y"}, {"a", "x"}} {
		if nested[pair[0]] == nil {
			nested[pair[0]] = map[string]int{}
		}
		nested[pair[0]][pair[1]]++
	}
	fmt.Println(nested, len(nested["none"]))
	for k := range nested {
		delete(nested, k)
	}
	delete(nested, "missing")
	fmt.Println(nested, len(nested))
	var none map[string]int
	v, ok := none["x"]
	fmt.Println(v, ok, len(none), none == nil)
	delete(none, "x")
	grow := map[int]int{}
	for i := range 1000 {
		grow[i*7919] = i
	}
	sum := 0
	for k, v := range grow {
		sum += k - v
	}
	fmt.Println(len(grow), sum)
	clear(grow)
	fmt.Println(len(grow))
}
