package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func isPalindrome(s string) bool {
	s = strings.ToLower(s)
	var b []byte
	for i := 0; i < len(s); i++ {
		if c := s[i]; 'a' <= c && c <= 'z' {
			b = append(b, c)
		}
	}
	for i := range b {
		if b[i] != b[len(b)-1-i] {
			return false
		}
	}
	return true
}

func caesar(s string, k int) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'a' + (r-'a'+rune(k)+26)%26
		case r >= 'A' && r <= 'Z':
			return 'A' + (r-'A'+rune(k)+26)%26
		}
		return r
	}, s)
}

func main() {
	s := "héllo, 世界 🎉\xff!"
	for i, r := range s {
		fmt.Printf("%d:%q(%U) ", i, r, r)
	}
	fmt.Println()
	fmt.Println(len(s), utf8.RuneCountInString(s), utf8.ValidString(s))
	fmt.Println(reverse("héllo, 世界"), isPalindrome("A man, a plan, a canal: Panama"))
	fmt.Println(caesar("Hello, World", 3), caesar(caesar("Zebra", 5), -5))
	fmt.Printf("%x % X %q %+q %s\n", s[:3], s[:3], s, s, s[7:])
	b := []byte("abc")
	b[0] = 'X'
	fmt.Println(string(b), b, string(rune(65)), string([]rune{0x4e16, 0x1F600}))
	fmt.Println("a" < "b", "Z" < "a", "abc" > "ab", "é" == "e\u0301")
	r, n := utf8.DecodeRuneInString("世")
	fmt.Println(r, n, string(r), utf8.RuneLen('🎉'))
	fmt.Println(strings.Compare("a", "b"), strings.EqualFold("Straße", "STRASSE"), strings.ToUpper("straße"))
	fmt.Printf("%c|%5c|%-5c|%v|%d\n", 'x', 'y', 'z', 'w', 'ü')
	const raw = `a\n"b"`
	fmt.Println(raw, len(raw), "\t|\x41\101\u00e9\U0001F600")
}
