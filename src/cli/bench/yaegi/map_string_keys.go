// group maps, n 1500

package main

import "fmt"

const n = 1

var words = []string{"apple", "banana", "cherry", "damson", "elder", "fig", "grape", "hazel"}

func main() {
	m := map[string]int{}
	sum := 0
	for i := 0; i < n; i++ {
		for j := 0; j < 1000; j++ {
			word := words[(i+j)&7]
			m[word]++
			if j&15 == 0 {
				m[word+words[j>>4&7]] += j
			}
		}
		sum += m["fig"] + m["figgrape"]
	}
	fmt.Println(sum, len(m))
}
