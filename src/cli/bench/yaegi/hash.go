// group hashes, n 40000

package main

import "fmt"

const n = 1

func fnv(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h ^= uint64(s[i])
		h *= 1099511628211
	}
	return h
}

func main() {
	var sum uint64
	for i := 0; i < n; i++ {
		sum += fnv("the quick brown fox") >> (uint(i) & 15)
	}
	fmt.Println(sum)
}
