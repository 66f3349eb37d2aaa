package main

import (
	"fmt"
	"math/rand"
)

func main() {
	r := rand.New(rand.NewSource(7))
	words := []string{"ant", "bee", "cat", "dog", "elk", "fox"}
	r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	fmt.Println(words)
	p := make([]byte, 10)
	n, err := r.Read(p[:3])
	fmt.Println(n, err)
	r.Read(p[3:])
	fmt.Println(p, r.Intn(1000))
}
