// group structs, n 400000

package main

import "fmt"

const n = 1

type point struct{ x, y, z int }

type line struct{ from, to point }

func moved(l line, by int) line {
	l.from.x += by
	l.to.y -= by
	return l
}

func main() {
	lines := make([]line, 16)
	sum := 0
	for i := 0; i < n; i++ {
		l := moved(lines[i&15], i&3)
		lines[(i+1)&15] = l
		sum += l.from.x - l.to.y
	}
	fmt.Println(sum)
}
