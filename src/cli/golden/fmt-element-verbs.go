// Verbs and flags go down to elements.
package main

import (
	"errors"
	"fmt"
)

func main() {

	fmt.Printf("%03d|%x|%q|%t\n", []int{1, 22}, []string{"hi", "yo"}, []string{"a", "b"}, []bool{true, false})
	fmt.Printf("%6.2f|%+d|%#x|%08b\n", [2]float64{1, 2.345}, map[string]int{"a": 1}, []int{10, 11}, []byte{1, 2})
	fmt.Printf("%s|%v|%d|%X|% x|%q\n", []byte("abc"), []byte("abc"), []byte("abc"), []byte("abc"), []byte("abc"), []byte("abc"))
	fmt.Printf("%s|%d|%v\n", []any{1, "a", nil, errors.New("e")}, []any{1, "a", nil}, []any{1, "a", nil})
	fmt.Printf("%5v|%-5v|%05v\n", []int{1}, []string{"a"}, [2]int{3, 4})
	fmt.Printf("%d %s\n", struct{ A, B any }{1, "x"}, struct{ A, B any }{1, "x"})
	fmt.Printf("%x %X %x\n", [3]byte{1, 171, 255}, "hello", []string{"ab", "c"})
}
