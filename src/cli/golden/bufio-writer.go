// A Writer: when it flushes, and what it says after an error.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"strings"
)

type chunks []string

func (c *chunks) Write(p []byte) (int, error) {
	*c = append(*c, string(p))
	return len(p), nil
}

type limited struct{ n int }

func (l limited) Write(p []byte) (int, error) {
	if len(p) > l.n {
		return l.n, errors.New("full")
	}
	return len(p), nil
}

func main() {

	var out chunks
	w := bufio.NewWriterSize(&out, 8)
	w.WriteString("abc")
	fmt.Println(w.Buffered(), w.Available(), w.Size(), out)
	w.WriteString("defghijk")
	fmt.Println(w.Buffered(), out)
	w.WriteByte('Z')
	w.WriteRune('é')
	w.Write([]byte("a long one, past the buffer"))
	fmt.Println(w.Buffered(), out)
	fmt.Println(w.Flush(), out)
	n, err := w.ReadFrom(strings.NewReader("from a reader"))
	fmt.Println(n, err, w.Flush(), out)
	bad := bufio.NewWriterSize(limited{3}, 4)
	m, err := bad.WriteString("12")
	fmt.Println(m, err)
	m, err = bad.WriteString("345678")
	fmt.Println(m, err)
	m, err = bad.Write([]byte("9"))
	fmt.Println(m, err, bad.Flush(), bad.Buffered())
	bad.Reset(&out)
	fmt.Println(bad.Flush(), bad.Buffered())
	w = bufio.NewWriter(&out)
	fmt.Fprintf(w, "%d%s", 1, "x")
	fmt.Println(w.Flush(), out[len(out)-1], w.Size())
}
