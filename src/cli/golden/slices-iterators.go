package main

import (
	"fmt"
	"slices"
	"strings"
)

func main() {
	words := []string{"pear", "fig", "apple", "kiwi", "date"}
	for i, w := range slices.Backward(words) {
		fmt.Print(i, w, " ")
	}
	fmt.Println()
	fmt.Println(slices.Sorted(slices.Values(words)))
	byLength := func(a, b string) int { return len(a) - len(b) }
	fmt.Println(slices.SortedStableFunc(slices.Values(words), byLength), slices.SortedFunc(slices.Values(words), strings.Compare))
	for part := range slices.Chunk(words, 2) {
		fmt.Print(part, cap(part), " ")
	}
	fmt.Println()
	fmt.Println(slices.AppendSeq([]string{"first"}, slices.Values(words[:2])), slices.Collect(slices.Values([]int{})) == nil)
	for i := range slices.All(words) {
		if i == 2 {
			break
		}
		fmt.Print(i)
	}
	fmt.Println()
}
