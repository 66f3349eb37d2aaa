// group strings, n 10000

package main

import "fmt"

const n = 1

func reverse(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

func main() {
	sum := 0
	s := "the quick brown fox jumps over the lazy dog"
	for i := 0; i < n; i++ {
		s = reverse(s)
		var b []byte
		for j := 0; j < len(s); j++ {
			b = append(b, s[j]^1)
		}
		sum += len(b) + int(b[i%len(b)])
	}
	fmt.Println(sum, s)
}
