// want:
package main

import (
	"fmt"
	"iter"
	"slices"
)

// first stops what it pulls from.
func first[V any](seq iter.Seq[V]) V {
	next, stop := iter.Pull(seq)
	defer stop()
	v, _ := next()
	return v
}

func main() {
	fmt.Println(first(slices.Values([]int{7, 8})))
}
