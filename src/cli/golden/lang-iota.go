package main

import "fmt"

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	_
	Wednesday
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon", "Tue", "Wed"}[d] }

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
)

const (
	a, b = iota, iota * 10
	c, d
	_, _
	e, f
)

const (
	x = "s"
	y
	z = iota
	w = 1.5 * iota
	v
)

type flags uint8

const (
	fa flags = 1 << iota
	fb
	fc
	all = fa | fb | fc
)

const (
	huge      = 1 << 200
	third     = 1.0 / 3
	big       = huge >> 198
	ch        = 'a' + iota
	str       = "con" + "cat"
	length    = len(str)
	truth     = length > 5 && third < 0.5
	shift     = 1.0 << 3
	arr       = len([10]int{})
	precision = (third*3 == 1)
)

func main() {
	fmt.Println(Sunday, Monday, Wednesday, KB, MB, GB)
	fmt.Println(a, b, c, d, e, f, x, y, z, w, v)
	fmt.Println(fa, fb, fc, all, all&^fb, ^fa)
	fmt.Println(big, ch, str, length, truth, shift, arr, precision)
	const local = iota + 5
	const (
		p = iota
		q
	)
	fmt.Println(local, p, q, third)
	fmt.Printf("%T %T %T %T %v\n", ch, shift, third, Monday, float32(third))
	var i8 int8 = 'a'
	var f32 float32 = 1 << 24
	fmt.Println(i8, f32, 5/2, 5/2.0, 5.0/2, 7%3, -7/2, 1<<3|1)
	fmt.Println(0x1p-2, 0b1010, 0o17, 1_000_000, 'x', '\n', "\u00e9", `raw\n`, 0x_ff)
}
