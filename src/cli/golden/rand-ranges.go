package main

import (
	"fmt"
	"math/rand"
)

func main() {
	inRange := true
	for i := 1; i < 200; i++ {
		n := rand.Intn(i)
		f := rand.Float64()
		inRange = inRange && n >= 0 && n < i && f >= 0 && f < 1 && rand.Int63n(1<<50) < 1<<50
	}
	seen := make([]bool, 20)
	for _, k := range rand.Perm(20) {
		seen[k] = true
	}
	fmt.Println(inRange, seen)
	a := []int{1, 2, 3, 4, 5}
	rand.Shuffle(len(a), func(i, j int) { a[i], a[j] = a[j], a[i] })
	sum := 0
	for _, x := range a {
		sum += x
	}
	fmt.Println(sum)
	defer func() { fmt.Println(recover()) }()
	rand.Intn(0)
}
