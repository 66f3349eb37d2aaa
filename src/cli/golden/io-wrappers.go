// Readers and writers made of others.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type broken struct{}

func (broken) Write(p []byte) (int, error) { return 1, errors.New("broken") }

func main() {

	all := func(r io.Reader) {
		data, err := io.ReadAll(r)
		fmt.Printf("%q %v\n", data, err)
	}
	all(io.MultiReader(strings.NewReader("a"), strings.NewReader(""), strings.NewReader("bc")))
	all(io.LimitReader(strings.NewReader("abcdef"), 4))
	var copied bytes.Buffer
	all(io.TeeReader(strings.NewReader("tee"), &copied))
	section := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	all(section)
	at, err := section.Seek(-2, io.SeekEnd)
	fmt.Println(copied.String(), section.Size(), at, err)
	n, err := section.ReadAt(make([]byte, 4), 3)
	fmt.Println(n, err)
	fmt.Fprintln(io.MultiWriter(os.Stdout, &copied), " both")
	fmt.Print(copied.String())
	n, err = io.ReadFull(strings.NewReader("ab"), make([]byte, 3))
	fmt.Println(n, err, err == io.ErrUnexpectedEOF)
	n, err = io.ReadFull(strings.NewReader(""), make([]byte, 3))
	fmt.Println(n, err)
	n, err = io.ReadAtLeast(strings.NewReader("abc"), make([]byte, 2), 3)
	fmt.Println(n, err)
	m, err := io.CopyN(io.Discard, strings.NewReader("abc"), 5)
	fmt.Println(m, err)
	m, err = io.Copy(broken{}, io.LimitReader(strings.NewReader("abc"), 2))
	fmt.Println(m, err)
	m, err = io.CopyBuffer(struct{ io.Writer }{&copied}, io.LimitReader(strings.NewReader("abc"), 9), make([]byte, 2))
	fmt.Println(m, err, copied.String())
	closer := io.NopCloser(strings.NewReader("x"))
	_, isWriterTo := closer.(io.WriterTo)
	n, err = io.WriteString(io.Discard, "gone")
	fmt.Println(closer.Close(), isWriterTo, n, err)
}
