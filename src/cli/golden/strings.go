package main

import (
	"fmt"
	"strings"
)

func main() {
	s := "héllo, 世界\x00"
	fmt.Println(len(s), s[1], s[0:2] == "h\xc3", []byte("é"), []rune("世界"))
	for i, r := range "aé世\xff!" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println(string(rune(19990)), string([]rune{72, 105}), string([]byte{111, 107}))
	fmt.Println("abc" < "abd", "Z" < "a", "" == "", "a"+"b")
	fmt.Printf("%q %x %X %s|%5s|%-5s|%c %U\n", "a\tb\"c", "hi", []byte("hi"), "go", "ab", "cd", 'x', 0x4e16)
	fmt.Println(strings.Split("a,b,c", ","), strings.Join([]string{"x", "y"}, "-"), strings.Repeat("ab", 3))
	fmt.Println(strings.Fields("  a b  c "), strings.TrimSpace(" x "), strings.ToUpper("abc"), strings.Contains("seafood", "foo"))
	fmt.Println(strings.Index("chicken", "ken"), strings.Replace("oink oink", "k", "ky", 1), strings.HasPrefix("golang", "go"))
	var b strings.Builder
	for i := 0; i < 3; i++ {
		fmt.Fprintf(&b, "%d-", i)
	}
	b.WriteString("end")
	fmt.Println(b.String(), b.Len())
}
