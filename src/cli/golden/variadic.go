package main

import "fmt"

type shape interface{ area() float64 }
type square float64
type rect struct{ w, h float64 }

func (s square) area() float64 { return float64(s * s) }
func (r *rect) area() float64  { return r.w * r.h }

func total(shapes ...shape) (sum float64) {
	for _, s := range shapes {
		sum += s.area()
	}
	return sum
}

func count(args ...any) string { return fmt.Sprint(len(args), args == nil) }

func first(prefix string, rest ...int) {
	if len(rest) > 0 {
		rest[0] = -1
	}
	fmt.Println(prefix, rest, cap(rest))
}

func two() (int, string)             { return 1, "x" }
func both(n int, rest ...any) string { return fmt.Sprint(n, rest) }

func main() {
	fmt.Println(total(), total(square(2), &rect{1, 3}))
	shapes := []shape{square(1), square(3)}
	fmt.Println(total(shapes...))
	fmt.Println(count(), count(nil), count(nil...), count([]int{1, 2}), count([]any{1, 2}...))
	values := []int{1, 2}
	first("spread", values...)
	fmt.Println(values)
	first("fresh", 1, 2)
	first("none")
	fmt.Println(both(two()))
	f := func(parts ...string) int { return len(parts) }
	fmt.Println(f("a", "b"), f([]string{}...))
	fmt.Println(append([]byte("ab"), "cd"...), string(append([]byte(nil), "x"...)))
	defer func(args ...int) { fmt.Println("deferred", args) }(1, 2)
}
