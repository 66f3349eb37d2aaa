package main

import (
	"fmt"
)

func main() {
	a := []int{1, 2, 3}
	b := a[:2]
	b = append(b, 99)
	fmt.Println(a, b, len(b), cap(b))
	c := append(a[:1:1], 7)
	fmt.Println(a, c, cap(c))
	var n []int
	fmt.Println(n == nil, len(n), cap(n), n)
	for i := range 20 {
		n = append(n, i)
		if i&(i+1) == 0 {
			fmt.Print(cap(n), " ")
		}
	}
	fmt.Println()
	d := make([]string, 2, 5)
	copy(d, []string{"x", "y", "z"})
	fmt.Printf("%v %q %d %d\n", d, d, len(d), cap(d))
	arr := [5]int{1, 2, 3, 4, 5}
	e := arr[1:4]
	e[0] = 20
	f := arr
	f[0] = 100
	fmt.Println(arr, e, f, arr == f, len(arr))
	grid := [2][3]int{{1, 2, 3}, {4, 5, 6}}
	for i, row := range grid {
		for j := range row {
			grid[i][j] *= 10
		}
	}
	fmt.Println(grid)
	matrix := make([][]int, 3)
	for i := range matrix {
		matrix[i] = make([]int, i+1)
	}
	matrix[2][1] = 5
	fmt.Println(matrix)
	fmt.Println(append([]byte("ab"), "cd"...), string(append([]byte("x"), "yz"...)))
	idx := [...]string{2: "two", 0: "zero"}
	fmt.Println(len(idx), idx)
	clear(a)
	fmt.Println(a, min(3, 1, 2), max(2.5, 1))
}
