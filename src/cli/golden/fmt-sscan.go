// Sscan and Sscanln into every kind of variable.
package main

import (
	"fmt"
)

type kind int

type title string

func main() {

	var (
		i  int
		u8 uint8
		f  float64
		f3 float32
		b  bool
		s  string
		by []byte
		k  kind
		t  title
	)
	for _, text := range []string{"5", "-5", " 7 ", "0x1F", "0b11", "017", "1_000", "300", "1.5", "-2e3", "true", "F", "hello world", "a\nb", "\n8", "9\n", "é", "", "x", "1e400", "0x1p4"} {
		fmt.Printf("%q:", text)
		for _, p := range []any{&i, &u8, &f, &f3, &b, &s, &by, &k, &t} {
			n, err := fmt.Sscan(text, p)
			m, errLine := fmt.Sscanln(text, p)
			fmt.Print(" ", n, " ", err, " ", m, " ", errLine, ";")
		}
		fmt.Println(i, u8, f, f3, b, s, string(by), k, t)
	}
	n, err := fmt.Sscan("1 2 three", &i, &u8, &s)
	fmt.Println(n, err, i, u8, s)
	n, err = fmt.Sscan("5", 5)
	fmt.Println(n, err)
	n, err = fmt.Sscan("5", &struct{}{})
	fmt.Println(n, err)
}
