package main

import (
	"fmt"
	"sort"
	"strings"
)

type Temp float64
type IDs []int
type Reader interface{ Read() string }
type Upper struct{ s string }
type entry struct {
	key  string
	hits int
}
type Tree struct {
	left, right *Tree
	val         int
}

func (t Temp) String() string    { return fmt.Sprintf("%.1f°C", float64(t)) }
func (x IDs) Len() int           { return len(x) }
func (x IDs) Less(i, j int) bool { return x[i] < x[j] }
func (x IDs) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (u Upper) Read() string     { return strings.ToUpper(u.s) }
func (t *Tree) Insert(v int) *Tree {
	if t == nil {
		return &Tree{val: v}
	}
	if v < t.val {
		t.left = t.left.Insert(v)
	} else {
		t.right = t.right.Insert(v)
	}
	return t
}
func (t *Tree) Walk(f func(int)) {
	if t != nil {
		t.left.Walk(f)
		f(t.val)
		t.right.Walk(f)
	}
}
func (t *Tree) Depth() int {
	if t == nil {
		return 0
	}
	return 1 + max(t.left.Depth(), t.right.Depth())
}

func main() {
	var t Temp = 36.6
	fmt.Println(t, t+1, float64(t))
	fmt.Printf("%v %.1f %T\n", t, t, t)
	ids := IDs{3, 1, 2}
	sort.Sort(ids)
	fmt.Println(ids)
	var r Reader = Upper{"abc"}
	fmt.Println(r.Read())
	tree := (*Tree)(nil)
	for _, v := range []int{5, 3, 8, 1, 4} {
		tree = tree.Insert(v)
	}
	tree.Walk(func(v int) { fmt.Print(v, " ") })
	fmt.Println(tree.Depth())
	lru := map[string]*entry{}
	e := &entry{key: "a"}
	lru["a"] = e
	e.hits++
	lru["a"].hits++
	fmt.Println(lru["a"].hits, *lru["a"])
	words := strings.Fields("the quick the lazy the end")
	freq := make(map[string]int)
	for _, w := range words {
		freq[w]++
	}
	keys := make([]string, 0, len(freq))
	for k := range freq {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Printf("%s=%d ", k, freq[k])
	}
	fmt.Println()
}
