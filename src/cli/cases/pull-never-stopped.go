// want: goroutine-leak
package main

import (
	"fmt"
	"iter"
	"slices"
)

// first forgets to stop what it pulls from.
func first[V any](seq iter.Seq[V]) V {
	next, _ := iter.Pull(seq)
	v, _ := next()
	return v
}

func main() {
	fmt.Println(first(slices.Values([]int{7, 8})))
}
