// group strings, n 1000

package main

import (
	"fmt"
	"strings"
)

const n = 1

func main() {
	sum := 0
	for i := 0; i < n; i++ {
		var b strings.Builder
		for j := 0; j < 200; j++ {
			b.WriteString("ab")
			b.WriteByte('c')
		}
		sum += len(b.String())
	}
	fmt.Println(sum)
}
