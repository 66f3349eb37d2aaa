package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 6; i++ {
		fs = append(fs, func() int { i++; return i })
		if i%2 == 0 {
			i++
			continue
		}
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	var step func()
	for i, n := 0, 0; n < 4; n++ {
		if step == nil {
			step = func() { i += 5 }
		}
		step()
		fmt.Print(i, " ")
	}
	fmt.Println()
	var last *int
	for i := 0; i < 3; i++ {
		if last != nil {
			*last += 100
		}
		last = &i
		defer func() { fmt.Print("deferred ", i, " ") }()
	}
	fmt.Println(*last)
	var gs []func()
	for x := range 3 {
		x *= 2
		gs = append(gs, func() { fmt.Print(x, " ") })
	}
	for k, v := range map[string]int{"only": 1} {
		gs = append(gs, func() { fmt.Print(k, v, " ") })
	}
	ch := make(chan int, 2)
	ch <- 7
	ch <- 8
	close(ch)
	for v := range ch {
		gs = append(gs, func() { fmt.Print(v, " ") })
	}
	for _, g := range gs {
		g()
	}
	fmt.Println()
outer:
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			gs = append(gs, func() { fmt.Print("[", i, j, "]") })
			if j == 1 {
				continue outer
			}
		}
	}
	for _, g := range gs[6:] {
		g()
	}
	fmt.Println()
}
