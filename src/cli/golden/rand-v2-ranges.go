package main

import (
	"fmt"
	"math/rand/v2"
	"time"
)

func main() {
	ok := true
	for i := 1; i < 100; i++ {
		ok = ok && rand.IntN(i) < i && rand.N(uint8(i)) < uint8(i) && rand.Uint64N(uint64(i)) < uint64(i)
	}
	d := rand.N(10 * time.Millisecond)
	fmt.Println(ok, d >= 0 && d < 10*time.Millisecond, rand.Float64() < 1, len(rand.Perm(5)))
	defer func() { fmt.Println(recover()) }()
	rand.N(-1)
}
