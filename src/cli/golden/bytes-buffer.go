package main

import (
	"bytes"
	"fmt"
)

func main() {
	var buffer bytes.Buffer
	buffer.WriteString("hello ")
	buffer.Write([]byte{'w', 'o'})
	buffer.WriteByte('!')
	fmt.Fprintf(&buffer, " %03d", 7)
	fmt.Println(buffer.String(), buffer.Len())
	p := make([]byte, 5)
	n, err := buffer.Read(p)
	fmt.Println(n, err, string(p), buffer.Len())
	b := []byte("abc")
	fmt.Println(bytes.Equal(b, []byte("abc")), bytes.Contains(b, []byte("bc")), bytes.Compare(b, []byte("abd")))
	fmt.Println(b, string(b[1:]), bytes.ToUpper(b))
	c := append(b[:1], 'x')
	fmt.Println(string(b), string(c), len(b), cap(b[:1:2]))
	fmt.Printf("%s %q %x % X %v\n", b, b, b, b, [3]byte{1, 2, 3})
	fmt.Println(copy(b, "zebra"), string(b))
}
