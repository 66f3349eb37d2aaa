package main

import "fmt"

type weekday int

const (
	sunday weekday = iota
	monday
	tuesday
	_
	thursday
)

const (
	kb = 1 << (10 * (iota + 1))
	mb
	gb
)

const (
	a, b = iota, iota * 10
	c, d
	_, _
	e, f
)

const (
	read flag = 1 << iota
	write
	execute
	all = read | write | execute
)

type flag uint8

const (
	skip = iota
	text = "constant"
	same
	index = iota
	huge  = 1 << 100
	small = huge >> 98
	third = 1.0 / 3
	ratio = small * third
)

func (d weekday) String() string { return [...]string{"Su", "Mo", "Tu", "We", "Th"}[d] }

func main() {
	fmt.Println(sunday, monday, thursday, int(tuesday))
	fmt.Println(kb, mb, gb, a, b, c, d, e, f)
	fmt.Println(read, write, execute, all, all&^write)
	fmt.Println(skip, text, same, index, small, ratio)
	const local = len("héllo") + iota
	fmt.Println(local, len([3]int{}), 'a'+1, "a"+"b" < "b")
	fmt.Printf("%d %v %s %T\n", thursday, thursday, thursday, thursday)
	const typed int64 = 7 / 2 * 2.0
	fmt.Println(typed, 7/2*2.0, 7/2.0, 1/3*3, 5.0/2)
}
