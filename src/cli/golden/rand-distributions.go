package main

import (
	"fmt"
	"math/rand"
)

func main() {
	r := rand.New(rand.NewSource(3))
	normal, exponential := 0.0, 0.0
	for range 1000 {
		normal += r.NormFloat64()
		exponential += r.ExpFloat64()
	}
	fmt.Println(normal, exponential, r.NormFloat64(), r.ExpFloat64())
	z := rand.NewZipf(r, 1.2, 3, 50)
	for range 12 {
		fmt.Print(z.Uint64(), " ")
	}
	fmt.Println(rand.NewZipf(r, 1, 1, 5) == nil)
}
