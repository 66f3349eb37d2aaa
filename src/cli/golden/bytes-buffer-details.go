// A Buffer: capacities, reading back, aliasing.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {

	var b bytes.Buffer
	fmt.Println(b.Cap(), b.Len(), b.String() == "")
	b.WriteString("héllo\nworld\n")
	fmt.Println(b.Cap(), b.Available())
	r, size, err := b.ReadRune()
	fmt.Println(string(r), size, err, b.UnreadRune(), b.UnreadRune(), b.UnreadByte())
	c, _ := b.ReadByte()
	fmt.Println(c, b.UnreadByte(), b.UnreadByte())
	line, err := b.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	rest, err := b.ReadBytes('x')
	fmt.Printf("%q %v %d\n", rest, err, b.Len())
	b.WriteString("abcdef")
	next := b.Next(2)
	peek, err := b.Peek(10)
	fmt.Println(string(next), string(peek), err)
	b.Bytes()[0] = 'Z'
	b.Truncate(3)
	fmt.Println(b.String())
	n, err := b.ReadFrom(strings.NewReader(" from"))
	fmt.Println(n, err, b.String())
	n, err = b.WriteTo(os.Stdout)
	fmt.Println("", n, err, b.Len())
	m, err := b.Read(make([]byte, 1))
	fmt.Println(m, err, err == io.EOF)
	b.Grow(1000)
	fmt.Println(b.Cap() >= 1000, *bytes.NewBufferString("hi"), bytes.NewBuffer([]byte("x")))
	defer func() { fmt.Println(recover()) }()
	b.Truncate(1)
}
