package main

import "fmt"

func find(grid [][]int, want int) (int, int) {
	for i, row := range grid {
		for j, v := range row {
			if v == want {
				goto found
			}
			_ = j
		}
		_ = i
	}
	return -1, -1
found:
	return len(grid), want
}

func fresh() []func() int {
	var fs []func() int
	n := 0
top:
	x := n * n
	fs = append(fs, func() int { x++; return x })
	n++
	if n < 3 {
		goto top
	}
	return fs
}

func machine(s string) string {
	out := ""
	i := 0
start:
	if i >= len(s) {
		goto done
	}
	switch s[i] {
	case 'a':
		goto letter
	default:
		goto other
	}
letter:
	out += "L"
	i++
	goto start
other:
	out += "?"
	i++
	goto start
done:
	return out
}

func main() {
	fmt.Println(find([][]int{{1, 2}, {3, 4}}, 3))
	fmt.Println(find(nil, 3))
	for _, f := range fresh() {
		fmt.Println(f(), f())
	}
	fmt.Println(machine("abaab"))
	i := 0
loop:
	for {
		switch {
		case i == 2:
			i++
			continue loop
		case i > 4:
			break loop
		}
		fmt.Println("i", i)
		i++
	}
	ch := make(chan int, 3)
	for k := range 3 {
		ch <- k
	}
	close(ch)
recv:
	for {
		select {
		case v, ok := <-ch:
			if !ok {
				break recv
			}
			if v == 1 {
				continue recv
			}
			fmt.Println("got", v)
		}
	}
	fmt.Println("end")
}
