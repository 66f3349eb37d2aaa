package main

import (
	"fmt"
	"strconv"
)

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
)

type Color int

const (
	Red Color = iota
	Green
	Blue
)
const mask = ^uint8(0x0f)

func parse(s string) (int, error) { return strconv.Atoi(s) }

func main() {
outer:
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			if j == 2 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	switch x := 5; {
	case x > 3:
		fmt.Println("big")
		fallthrough
	case x > 100:
		fmt.Println("fell")
	default:
		fmt.Println("no")
	}
	switch "b" {
	case "a", "b":
		fmt.Println("ab")
	}
	i := 0
loop:
	if i < 3 {
		i++
		goto loop
	}
	fmt.Println(i)
	for i := range 3 {
		fmt.Print(i)
	}
	for range 2 {
		fmt.Print("x")
	}
	fmt.Println()
	n := 0
	for n < 5 {
		n++
		if n%2 == 0 {
			continue
		}
	}
	for {
		n++
		if n > 10 {
			break
		}
	}
	fmt.Println(n)
	a, b, c := 1, 2, 3
	a, b, c = c, a, b
	arr := []int{0, 1, 2}
	k := 0
	k, arr[k] = 2, 9
	fmt.Println(a, b, c, k, arr)
	if v, err := parse("12"); err == nil && v > 10 {
		fmt.Println("parsed", v)
	} else if err != nil {
		fmt.Println(err)
	}
	_, err := parse("zz")
	fmt.Println(err)
	fmt.Println(KB, MB, Red, Green, Blue, mask)
}
