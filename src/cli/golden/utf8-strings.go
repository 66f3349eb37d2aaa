package main

import "fmt"

func main() {
	s := "a\xffé\xe4\xb8z\u4e16"
	for i, r := range s {
		fmt.Printf("%d:%U ", i, r)
	}
	fmt.Println(len(s))
	for i := range "\xc3" {
		fmt.Println(i)
	}
	fmt.Println([]byte(s), []rune(s), len([]rune(s)))
	fmt.Printf("%q %+q %x % x\n", s, s, s, s)
	fmt.Println(string([]rune{0x48, -1, 0xd800, 0x10ffff + 1}) == "H\ufffd\ufffd\ufffd", string([]byte{0x68, 0x69}))
	fmt.Println(s[1], s[2:4] == "é", "世"[0], len("世"))
	fmt.Println("Z" < "a", "é" > "z", "" < "\x00", "abc" < "abd")
	t := "x"
	for range 3 {
		t += t
	}
	fmt.Println(t, len(t))
	fmt.Printf("%s|%5s|%-5s|%.2s|%c|%U|%q\n", "é", "é", "é", "éàü", 'é', 'é', 'é')
	b := []byte("hello")
	copyOf := string(b)
	b[0] = 'j'
	fmt.Println(copyOf, string(b))
}
