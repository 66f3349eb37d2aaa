package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	s := []int{1, 2, 3, 4}
	a := [3]int(s)
	p := (*[2]int)(s[1:])
	s[1], s[0] = 20, 10
	fmt.Println(a, *p, len(p))
	p[1] = 99
	fmt.Println(s, [0]int(s), (*[0]int)(nil) == nil, (*[0]int)([]int(nil)) == nil, (*[0]int)([]int{}) == nil)
	try(func() { fmt.Println([5]int(s)) })
	try(func() { _ = (*[3]int)(s[2:]) })
	try(func() { _ = [1]int([]int(nil)) })
	type A [2]int
	fmt.Println(A(s[2:]), A(s) == [2]int{10, 20})
	for i, v := range [4]int(s) {
		s[3] = -1
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	n := 5
	try(func() { fmt.Println(s[n]) })
	try(func() { fmt.Println(s[n:]) })
	try(func() { fmt.Println(s[:n]) })
	try(func() { fmt.Println(s[2:3:n]) })
	try(func() { fmt.Println(s[n-2 : n-3]) })
	try(func() { fmt.Println(s[n-1 : n-2 : 4]) })
	try(func() { fmt.Println(s[-n+4]) })
	try(func() { fmt.Println("hello"[n]) })
	try(func() { fmt.Println("hello"[n+1:]) })
	try(func() { fmt.Println("hello"[n-1 : n-3]) })
	try(func() { fmt.Println(a[n-6:]) })
	try(func() { fmt.Println(a[:n]) })
	try(func() { fmt.Println(make([]int, n-10)) })
	try(func() { fmt.Println(make([]int, 2, n-4)) })
	try(func() { fmt.Println(len(make([]byte, n, 2*n)), make(chan int, n-10)) })
	var u8 uint8 = 200
	try(func() { fmt.Println(s[u8]) })
	var u64 uint64 = 1 << 63
	try(func() { fmt.Println(s[u64]) })
	try(func() { fmt.Println(s[:u64]) })
}
