// group strings, n 5000

package main

import "fmt"

const n = 1

func main() {
	sum := 0
	for i := 0; i < n; i++ {
		s := ""
		for j := 0; j < 200; j++ {
			s += "ab"
			if s[j] == 'b' {
				sum++
			}
		}
		sum += len(s)
	}
	fmt.Println(sum)
}
