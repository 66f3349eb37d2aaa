package main

import (
	"errors"
	"fmt"
	"strconv"
)

func swap(a, b int) (x, y int) { x, y = b, a; return }

func shadow() (err error) {
	if _, err := strconv.Atoi("x"); err != nil {
		_ = err
	}
	return
}

func ordered() (a, b int) {
	a, b = 1, 2
	defer func() { a *= 10 }()
	return b, a
}

func partial() (n int, s string, err error) {
	defer func() {
		if err != nil {
			s = "changed " + s
		}
	}()
	n = 5
	return n + 1, "result", errors.New("bad")
}

func closure() (f func() int, n int) {
	n = 1
	return func() int { n++; return n }, n + 5
}

func self() (n int) {
	defer func() { n++ }()
	n = 3
	return n
}

func arrays() (a [3]int, ok bool) {
	defer func() { a[2] = 9 }()
	a[0] = 1
	return a, true
}

func multi() (int, int)        { return 1, 2 }
func forward() (a, b int)      { defer func() { b = 20 }(); return multi() }
func ifaces() (r any, e error) { return multi2() }
func multi2() (int, *myErr)    { return 3, nil }

type myErr struct{}

func (*myErr) Error() string { return "mine" }

func blank() (_ int, s string) { s = "b"; return }

func variadic(pre string, rest ...any) (n int) {
	defer func() { n += len(rest) }()
	return len(pre)
}

func main() {
	fmt.Println(swap(1, 2))
	fmt.Println(shadow())
	fmt.Println(ordered())
	fmt.Println(partial())
	f, n := closure()
	fmt.Println(n, f(), f())
	fmt.Println(self())
	fmt.Println(arrays())
	fmt.Println(forward())
	r, e := ifaces()
	fmt.Println(r, e == nil)
	fmt.Println(blank())
	fmt.Println(variadic("abc"), variadic("", 1, 2), variadic("x", []any{1, 2, 3}...), variadic("y", nil...))
}
