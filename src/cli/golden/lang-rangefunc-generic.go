package main

import "fmt"

type T struct{ a, b int }

func (t *T) M() int { return t.b }

type E struct {
	x [4]int
	*T
}

func seq2(yield func(int, string) bool) {
	defer fmt.Println("seq2 deferred")
	if !yield(1, "a") {
		return
	}
	if !yield(2, "b") {
		return
	}
	panic("iterator panics")
}

func outer() (res string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	for i, s := range seq2 {
		defer func() { res += fmt.Sprint(i, s) }()
		func() {
			for j := range seq2 {
				if j == 2 {
					return
				}
				res += "x"
			}
		}()
	}
	return "unreachable", nil
}

func gen[K comparable, V any](m map[K]V) func(func(K, V) bool) {
	return func(yield func(K, V) bool) {
		for k, v := range m {
			if !yield(k, v) {
				return
			}
		}
	}
}

func find[K comparable, V comparable](m map[K]V, want V) (key K, ok bool) {
	for k, v := range gen(m) {
		defer func() { fmt.Println("visited", k) }()
		if v == want {
			return k, true
		}
	}
	return
}

func lbl() int {
	n := 0
L:
	for i := range 10 {
		for k := range seq3(5) {
			switch {
			case k == 1:
				continue
			case k == 3:
				continue L
			case i == 3:
				break L
			}
			select {
			default:
				if k == 2 {
					break
				}
				n += k + i
			}
			n++
		}
	}
	return n
}

func seq3(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func rec(n int) (out []int) {
	for i := range seq3(n) {
		if i%2 == 0 {
			out = append(out, rec(i)...)
		}
		defer func() { out = append(out, i) }()
	}
	return
}

func main() {
	fmt.Println(outer())
	fmt.Println(find(map[string]int{"k": 7}, 7))
	fmt.Println(find(map[string]int{"k": 7}, 8))
	fmt.Println(lbl())
	fmt.Println(rec(5))
	var next []func() bool
	for i := range seq3(3) {
		next = append(next, func() bool { i += 10; return i > 11 })
	}
	for _, f := range next {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println("main recovers", recover()) }()
		for i := range seq3(3) {
			go func() {}()
			var e *E
			if i == 2 {
				_ = e.M()
			}
		}
	}()
}
