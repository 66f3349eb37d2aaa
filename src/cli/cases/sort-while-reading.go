// want: data-race
package main

import (
	"fmt"
	"slices"
)

func main() {
	scores := []int{3, 1, 2}
	done := make(chan bool)
	go func() {
		slices.Sort(scores)
		close(done)
	}()
	fmt.Println(len(scores), scores[1] > 0)
	<-done
}
