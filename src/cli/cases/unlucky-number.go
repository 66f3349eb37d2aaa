// want: panic
package main

import (
	"fmt"
	"math/rand"
)

// Fails for one number of six: small random numbers are explored.
func main() {
	shares := []int{10, 20, 30}
	n := rand.Intn(6)
	if n == 4 {
		n = 0
	} else {
		n++
	}
	fmt.Println(shares[0]/n > 0)
}
