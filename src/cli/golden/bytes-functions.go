// The functions of package bytes, and which results share memory.
package main

import (
	"bytes"
	"fmt"
	"unicode"
)

func main() {

	s := []byte("  a,b,,c é ")
	fmt.Printf("%q %q %q %q\n", bytes.Split(s, []byte(",")), bytes.SplitN(s, []byte(","), 2), bytes.SplitAfter(s, []byte(",")), bytes.Fields(s))
	fmt.Printf("%q %q %q %q\n", bytes.TrimSpace(s), bytes.Trim(s, " a"), bytes.ToUpper(s), bytes.ReplaceAll(s, []byte(","), []byte(";")))
	fmt.Printf("%q %q %q\n", bytes.Join([][]byte{[]byte("x"), nil, []byte("y")}, []byte("-")), bytes.Repeat([]byte("ab"), 3), bytes.Map(unicode.ToTitle, s))
	fmt.Println(bytes.Equal(nil, []byte{}), bytes.Compare([]byte("a"), []byte("b")), bytes.EqualFold([]byte("É"), []byte("é")), bytes.Contains(s, []byte("c")), bytes.Index(s, []byte("b")), bytes.LastIndexByte(s, ','), bytes.Count(s, []byte(",")), bytes.Runes([]byte("é\xff")))
	before, after, ok := bytes.Cut([]byte("k=v"), []byte("="))
	fmt.Printf("%q %q %t %v %v\n", before, after, ok, bytes.TrimSpace([]byte("  ")) == nil, bytes.Clone(nil) == nil)
	part := bytes.TrimSpace(s)
	part[0] = 'Z'
	fields := bytes.Fields(s)
	fields[0] = append(fields[0], "!!"...)
	fmt.Printf("%q %q\n", s, fields)
	for line := range bytes.Lines([]byte("one\ntwo")) {
		fmt.Printf("%q %d ", line, cap(line))
	}
	for part := range bytes.SplitSeq([]byte("x-y"), []byte("-")) {
		fmt.Printf("%q ", part)
	}
	fmt.Println()
}
