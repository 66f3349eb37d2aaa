package main

import "fmt"

func main() {
	s := "héllo, 世界\xff\xc0\x80"
	for i, r := range s {
		fmt.Print(i, ":", string(r), " ")
	}
	fmt.Println(len(s))
	for i := range "aé" {
		fmt.Print(i, " ")
	}
	b := []byte(s)
	b[0] = 'J'
	fmt.Println(string(b[:2]), s[:2], s[1], s[1:3], b[1:3])
	fmt.Println("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "é" > "z", s == string([]byte(s)))
	r := []rune("世界")
	r[0] = 'X'
	fmt.Println(string(r), len(r), string(r[1:]), fmt.Sprint(r))
	x := "con"
	y := x
	x += "cat"
	x += string(rune('0' + 1))
	fmt.Println(x, y, x+y+"!", len(x+y))
	m := map[string]int{}
	key := []byte("key")
	m[string(key)]++
	key[0] = 'K'
	m[string(key)]++
	fmt.Println(m)
	switch string(key) {
	case "Key":
		fmt.Println("matched")
	}
	for i, c := range []byte("ab") {
		fmt.Print(i, c, " ")
	}
	for _, w := range [...]string{"x", "y"} {
		fmt.Print(w + w)
	}
	fmt.Println()
	fmt.Println(string(rune(65)), string([]byte(nil)) == "", []byte("") == nil, append([]byte("a"), "bc"...), string(append([]byte(nil), 'q')))
	fmt.Printf("%q %x %v %d %+q\n", "\a\b\f\n\r\t\v\\'\"\x00\u2028", "hi", []byte("hi"), "é"[0], "世")
	raw := `a\n
b`
	fmt.Println(raw, len(raw))
}
