package main

import (
	"fmt"
	"time"
)

func main() {
	fmt.Printf("%5d|%-5d|%05d|%+d|%x|%X|%o|%b|%#x\n", 42, 42, 42, 42, 255, 255, 8, 5, 255)
	fmt.Printf("%t %v %p\n", true, nil, nil)
	fmt.Printf("%d%%|%c|%q|%U\n", 50, 'A', 'A', 'A')
	fmt.Printf("%s %v %d\n", []string{"a", "b"}, []any{1, "x", nil}, []int{1, 2})
	fmt.Printf("%!|%d %s\n", "str", 5)
	fmt.Printf("%d\n", 1, 2)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%[2]d %[1]d\n", 1, 2)
	fmt.Printf("%*d|%.3s|%6.2f\n", 5, 42, "abcdef", 3.14159)
	type T struct {
		A int
		B *int
		C []string
		D map[string]int
	}
	fmt.Printf("%v %+v\n", T{A: 1, C: []string{"x"}, D: map[string]int{"k": 1}}, &T{A: 2})
	fmt.Printf("%T %T %T %T %T\n", 1, "s", 1.5, []int{}, map[string]bool{})
	fmt.Printf("%v %v\n", struct{}{}, [3]bool{true})
	fmt.Printf("%#v %#v %#v\n", []int{1}, map[string]int{"a": 1}, "q")
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0), fmt.Sprintln("x", 1))
	fmt.Print("a", "b", 1, 2, true, "\n")
	fmt.Printf("%v %d %s\n", time.Duration(1500)*time.Millisecond, time.Second, 2*time.Hour+30*time.Minute)
	fmt.Printf("%x %X % x %q\n", "hello", []byte{1, 171}, []byte{1, 2}, []string{"a b", "c"})
	fmt.Printf("%8.3e|%g|%G|%08.3f|%+.1f\n", 12345.678, 1e-10, 1e20, 3.14159, 2.0)
	var np *T
	var ne error
	fmt.Println(np, ne, []any{nil})
	fmt.Printf("%6v|%-6v|%06d|%t\n", "ab", true, -42, false)
}
