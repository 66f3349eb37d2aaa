package main

import "fmt"

type S struct {
	a int
	f any
}

type slice []int

func try(name string, f func() any) {
	defer func() {
		if r := recover(); r != nil {
			_, isError := r.(error)
			fmt.Println(name, "panics:", r, isError)
		}
	}()
	fmt.Println(name, f())
}

func main() {
	var x, y any = []int{1}, []int{1}
	try("slices", func() any { return x == y })
	try("different types", func() any { return x == any(1) })
	x, y = map[string]int{}, map[string]int{}
	try("maps", func() any { return x == y })
	x, y = func() {}, func() {}
	try("functions", func() any { return x == y })
	x, y = S{1, slice{}}, S{1, slice{}}
	try("in a struct", func() any { return x == y })
	x, y = S{1, slice{}}, S{2, slice{}}
	try("decided before", func() any { return x == y })
	x, y = [2]any{1, slice{}}, [2]any{1, slice{}}
	try("in an array", func() any { return x == y })
	x = struct{ s []int }{}
	try("struct with a slice", func() any { return x == x })
	m := map[any]int{}
	try("key", func() any { m[[]int{1}] = 2; return len(m) })
	try("key in a struct", func() any { m[S{1, func() {}}] = 2; return len(m) })
	try("lookup", func() any { return m[map[string]int{}] })
	try("delete", func() any { delete(m, slice{}); return len(m) })
	try("good keys", func() any { m[S{1, "x"}] = 1; m[1.5] = 2; m[[1]int{3}] = 3; return len(m) })
	try("interfaces", func() any {
		var e1, e2 error
		var p *int
		var a, b any = p, p
		return fmt.Sprint(e1 == e2, a == b, a == nil, any(1) == any(int64(1)), any("a") == any("a"))
	})
	try("switch", func() any {
		switch x {
		case 1:
			return "one"
		case S{}:
			return "S"
		}
		return "none"
	})
}
