package main

import "fmt"

func part(s []int, low, high int) []int { return s[low:high] }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	s := make([]int, 2, 4)
	n, minus := 5, -1
	try(func() { part(s, 1, n) })
	try(func() { part(s, 2, 1) })
	try(func() { _ = s[minus:] })
	try(func() { _ = "abc"[n:] })
	try(func() { _ = "abc"[n] })
	try(func() { _ = s[0:1:n] })
	try(func() { _ = make([]int, minus) })
	try(func() { _ = [4]int(s) })
	try(func() { var p *[3]int; _ = p[1] })
	try(func() { var x any = "s"; _ = x.(int) })
	try(func() { var x any; _ = x.(fmt.Stringer) })
	try(func() { var f func(); f() })
	try(func() { close((chan int)(nil)) })
	part(s, n, 7)
}
