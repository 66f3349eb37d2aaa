// A Reader with a small buffer.
package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

func main() {

	r := bufio.NewReaderSize(io.LimitReader(strings.NewReader("hello wörld\nline two\r\n"+strings.Repeat("x", 40)+"\nend"), 100), 16)
	p, err := r.Peek(4)
	fmt.Println(r.Size(), string(p), err)
	_, err = r.Peek(17)
	fmt.Println(err)
	line, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	b, err := r.ReadByte()
	fmt.Println(b, err, r.UnreadByte(), r.UnreadByte(), r.UnreadRune())
	text, isPrefix, err := r.ReadLine()
	fmt.Printf("%q %t %v\n", text, isPrefix, err)
	part, err := r.ReadSlice('\n')
	fmt.Printf("%q %v\n", part, err)
	text, isPrefix, err = r.ReadLine()
	fmt.Printf("%q %t %v\n", text, isPrefix, err)
	all, err := r.ReadBytes('\n')
	fmt.Printf("%q %v\n", all, err)
	c, size, err := r.ReadRune()
	fmt.Println(c, size, err, r.UnreadRune(), r.UnreadRune())
	n, err := r.Discard(2)
	fmt.Println(n, err, r.Buffered())
	n, err = r.Discard(9)
	fmt.Println(n, err)
	rest, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", rest, err)
}
