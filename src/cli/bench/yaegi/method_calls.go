// group methods, n 600000

package main

import "fmt"

const n = 1

type counter struct {
	total int
	step  int
}

func (c *counter) add(by int) {
	c.total += by * c.step
}

func (c counter) twice() int {
	return c.total * 2
}

func main() {
	c := &counter{step: 1}
	sum := 0
	for i := 0; i < n; i++ {
		c.add(i & 3)
		sum += c.twice() & 7
	}
	fmt.Println(c.total, sum)
}
