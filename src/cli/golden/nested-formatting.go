package main

import "fmt"

type node struct {
	Name string
	Next *node
	kids []node
}

type temperature float64

func (t temperature) String() string { return fmt.Sprintf("%.1f°", float64(t)) }

type hidden struct{ t temperature }

func main() {
	n := node{"a", nil, []node{{Name: "b"}}}
	fmt.Printf("%v\n%+v\n%#v\n", n, n, n)
	m := map[string]map[int][]string{"x": {2: {"b"}, 1: {"a", ""}}, "": nil}
	fmt.Printf("%v\n%#v\n", m, m)
	fmt.Printf("%v %+v %v %v\n", &n.kids[0], &struct{ A, B int }{1, 2}, &[]int{1}, &map[string]int{"k": 1})
	fmt.Printf("%v %+v %v %v\n", temperature(21), hidden{3}, []temperature{1, 2}, map[string]temperature{"k": 5})
	var nilPointer *node
	var nilError error
	var nilMap map[string]int
	fmt.Println(nilPointer, nilError, nilMap, []int(nil), struct{}{}, [2]bool{}, any(nil))
	fmt.Printf("%v %d %s %t\n", nilError, []int{1, 2}, []string{"a", "b"}, []bool{true})
	fmt.Printf("%#v %#v %#v %#v\n", []any{1, "a", nil, 2.5}, [2]int8{1}, struct{ X any }{}, temperature(1))
	fmt.Printf("%d %s %!\n", "text", 5)
	fmt.Printf("%d\n", 1, 2)
	fmt.Printf("%[2]d %[1]d %d %*d\n", 1, 2, 5, 42)
	fmt.Printf("%08.3f|%+d|%-6d|%6d|%x|%#x|%o|%b|%e|%g\n", 3.14159, 5, 42, 42, -255, 255, 8, 5, 123456.789, 1e-7)
	fmt.Printf("%5t|%q|%v|%c|%U|%p\n", true, 'x', 'x', 0x1F600, 0x1F600, nil)
	fmt.Printf("%T %T %T %T %T\n", n, &n, m, []any{}, func(int) (string, error) { return "", nil })
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0, nil), fmt.Sprintln("x", 1))
}
