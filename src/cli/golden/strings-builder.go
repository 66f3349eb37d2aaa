// A Builder: what it holds, and that it must not be copied.
package main

import (
	"fmt"
	"strings"
)

func main() {

	var b strings.Builder
	b.WriteString("héllo")
	b.WriteByte(' ')
	b.WriteRune('日')
	n, err := b.Write([]byte("!!"))
	fmt.Fprintf(&b, " %03d", 7)
	fmt.Println(b.String(), b.Len(), n, err)
	b.Reset()
	b.Grow(100)
	fmt.Println(b.Len(), b.Cap() >= 100, b.String() == "")
	for i := 0; i < 1000; i++ {
		b.WriteByte(byte('a' + i%26))
	}
	fmt.Println(b.Len(), b.String()[990:])
	defer func() { fmt.Println(recover()) }()
	c := b
	c.WriteByte('x')
}
