package main

import "fmt"

func ch(name string, c chan int) chan int { fmt.Print("chan ", name, "; "); return c }
func val(n int) int                       { fmt.Print("value ", n, "; "); return n }

var global chan int

func main() {
	a, b := make(chan int, 1), make(chan int)
	select {
	case ch("b", b) <- val(1):
	case v := <-ch("a", a):
		fmt.Println(v)
	default:
		fmt.Println("default")
	}
	a <- 5
	arr := [2]int{}
	i := 0
	select {
	case arr[func() int { fmt.Print("never; "); return 0 }()] = <-ch("nil", nil):
	case arr[func() int { fmt.Print("index; "); return 1 }()] = <-ch("a", a):
		fmt.Println(arr, i)
	}
	m := map[string]int{}
	a <- 6
	var ok bool
	select {
	case m["k"], ok = <-a:
		fmt.Println(m, ok)
	}
	close(a)
	select {
	case v, ok := <-a:
		fmt.Println(v, ok)
	case <-b:
	}
	global = make(chan int, 1)
	replace := func() chan int { old := global; global = nil; return old }
	select {
	case global <- 1:
		fmt.Println("sent", len(replace()))
	case <-func() chan int { return nil }():
	}
	defer func() { fmt.Println(recover()) }()
	select {
	case a <- 1:
	default:
	}
}
