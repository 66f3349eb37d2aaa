package main

import (
	"fmt"
	"math/rand/v2"
)

func main() {
	r := rand.New(rand.NewPCG(1, 2))
	fmt.Println(r.Int(), r.IntN(100), r.Int32(), r.Int32N(7), r.Int64(), r.Int64N(1e12), r.Uint(), r.UintN(3), r.Uint32(), r.Uint32N(9), r.Uint64(), r.Uint64N(1e19))
	fmt.Println(r.Float64(), r.Float32(), r.Perm(8), r.NormFloat64(), r.ExpFloat64())
	p := rand.NewPCG(5, 6)
	p.Uint64()
	data, err := p.MarshalBinary()
	fmt.Printf("%x %v\n", data, err)
	q := new(rand.PCG)
	fmt.Println(q.UnmarshalBinary(data), p.Uint64() == q.Uint64(), q.UnmarshalBinary(data[1:]))
	fmt.Println(rand.NewZipf(r, 1.5, 2, 40).Uint64())
}
