// want:
package main

import (
	"fmt"
	"math/rand"
)

// Fails for no number: all small random numbers are explored.
func main() {
	shares := []int{10, 20, 30}
	n := rand.Intn(6)
	if n == 4 {
		n = 0
	} else {
		n++
	}
	fmt.Println(n > 0 && shares[0]/n > 0)
}
