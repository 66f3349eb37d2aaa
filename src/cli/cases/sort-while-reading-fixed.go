// want:
package main

import (
	"fmt"
	"slices"
)

func main() {
	scores := []int{3, 1, 2}
	done := make(chan bool)
	go func() {
		fmt.Println(slices.Sorted(slices.Values(scores)))
		close(done)
	}()
	fmt.Println(len(scores), scores[1] > 0)
	<-done
}
