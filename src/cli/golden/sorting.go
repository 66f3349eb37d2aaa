package main

import (
	"fmt"
	"sort"
)

func ack(m, n int) int {
	if m == 0 {
		return n + 1
	}
	if n == 0 {
		return ack(m-1, 1)
	}
	return ack(m-1, ack(m, n-1))
}
func hanoi(n int) int {
	if n == 0 {
		return 0
	}
	return 2*hanoi(n-1) + 1
}

func main() {
	a := []int{5, 2, 8, 1}
	sort.Ints(a)
	fmt.Println(a, sort.SearchInts(a, 5))
	people := []struct {
		Name string
		Age  int
	}{{"A", 30}, {"B", 25}, {"C", 35}}
	sort.Slice(people, func(i, j int) bool { return people[i].Age < people[j].Age })
	fmt.Println(people)
	s := []string{"c", "a", "b"}
	sort.Strings(s)
	fmt.Println(s)
	n := 30
	sieve := make([]bool, n)
	for i := 2; i < n; i++ {
		if !sieve[i] {
			fmt.Print(i, " ")
			for j := i * i; j < n; j += i {
				sieve[j] = true
			}
		}
	}
	fmt.Println(ack(2, 3), hanoi(5))
	q := []int{}
	for i := range 5 {
		q = append(q, i)
	}
	for len(q) > 0 {
		x := q[0]
		q = q[1:]
		fmt.Print(x, " ")
	}
	fmt.Println()
}
