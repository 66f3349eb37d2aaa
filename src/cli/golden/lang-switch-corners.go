package main

import (
	"errors"
	"fmt"
	"io"
)

func classify(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v %T", v, v)
	case func() string:
		return v()
	case error:
		return "error " + v.Error()
	case interface{ Len() int }:
		return fmt.Sprint("len ", v.Len())
	case []int:
		return fmt.Sprint("slice ", len(v))
	case *int:
		return fmt.Sprint("pointer ", *v)
	case chan<- int:
		return "send only"
	case struct{ X int }:
		return fmt.Sprint("struct ", v.X)
	default:
		return fmt.Sprintf("other %T", v)
	}
}

type lener string

func (l lener) Len() int { return len(l) }

func grade(n int) (s string) {
	switch {
	case n > 90:
		s += "A"
		fallthrough
	case n > 80:
		s += "B"
		fallthrough
	default:
		s += "D"
	case n > 70:
		s += "C"
	}
	return
}

func trace(s string, b bool) bool { fmt.Print(s, " "); return b }

func main() {
	n := 4
	for _, x := range []any{nil, 1, int64(2), func() string { return "called" }, errors.New("e"), lener("abc"), []int{1}, &n,
		make(chan<- int), struct{ X int }{3}, 1.5, make(chan int), io.EOF} {
		fmt.Println(classify(x))
	}
	fmt.Println(grade(95), grade(85), grade(75), grade(10))
	switch x := 5; x {
	default:
		fmt.Println("default")
	case 1, 2, 3:
		fmt.Println("small")
	}
	switch {
	case trace("a", false), trace("b", true), trace("c", true):
		fmt.Println("matched")
	case trace("d", true):
	}
	switch i := any(3); i {
	case "3":
		fmt.Println("string")
	case 3.0:
		fmt.Println("float")
	case 3:
		fmt.Println("int")
	}
	switch f := 2.5; {
	case f > 2:
		if f > 2.2 {
			break
		}
		fmt.Println("not reached")
	}
	switch err := error(nil); err {
	case io.EOF:
		fmt.Println("eof")
	case nil:
		fmt.Println("no error")
	}
	var p *int
	switch any(p).(type) {
	case nil:
		fmt.Println("nil interface")
	case *int:
		fmt.Println("nil pointer")
	}
	switch [2]int{1, 2} {
	case [2]int{2, 1}:
	case [...]int{1, 2}:
		fmt.Println("array")
	}
loop:
	for i := 0; ; i++ {
		switch {
		case i == 1:
			continue
		case i == 3:
			break loop
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
}
