package main

import (
	"fmt"
	"math/rand"
)

func main() {
	r := rand.New(rand.NewSource(42))
	fmt.Println(r.Int(), r.Intn(100), r.Int31(), r.Int31n(7), r.Int63(), r.Int63n(1e12), r.Uint32(), r.Uint64())
	fmt.Println(r.Float64(), r.Float32(), r.Perm(8))
	sum := uint64(0)
	for range 3000 {
		sum = sum*31 + r.Uint64()
	}
	fmt.Println(sum)
	for _, seed := range []int64{0, -1, 1 << 62} {
		r.Seed(seed)
		fmt.Println(seed, r.Intn(6)+1, r.Intn(6)+1, r.Intn(6)+1)
	}
}
