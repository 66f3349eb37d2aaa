package main

import (
	"fmt"
	"math/rand"
)

// steps is a source of its own: Uint64 takes two of its numbers.
type steps struct{ n int64 }

func (s *steps) Int63() int64    { s.n += 1 << 57; return s.n & (1<<63 - 1) }
func (s *steps) Seed(seed int64) { s.n = seed }

func main() {
	r := rand.New(&steps{})
	fmt.Println(r.Uint64(), r.Intn(10), r.Int31(), r.Float64(), r.Perm(4))
	r.Seed(1 << 40)
	fmt.Println(r.Int63(), r.Uint32(), r.NormFloat64())
}
