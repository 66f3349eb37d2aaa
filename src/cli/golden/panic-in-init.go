package main

import "strconv"

var n = mustParse("x1")

func mustParse(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

func main() { println(n) }
