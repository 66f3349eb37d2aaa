// Encoding and decoding runes, right and wrong ones.
package main

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

func main() {

	for _, s := range []string{"", "a", "é", "日本", "😀x", "\xff", "\xe6\x97", "\xf0\x9f\x98", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "a\x80"} {
		r, size := utf8.DecodeRuneInString(s)
		last, lastSize := utf8.DecodeLastRune([]byte(s))
		fmt.Println(r, size, last, lastSize, utf8.RuneCountInString(s), utf8.ValidString(s), utf8.FullRuneInString(s), utf8.RuneCount([]byte(s)), utf16.Encode([]rune(s)))
	}
	for _, r := range []rune{'a', 'é', '日', '😀', -1, 0xD800, 0x110000} {
		b := make([]byte, 4)
		fmt.Println(utf8.EncodeRune(b, r), b, utf8.RuneLen(r), utf8.ValidRune(r), utf8.AppendRune(nil, r), utf16.IsSurrogate(r))
	}
	fmt.Println(utf8.RuneStart(0x80), utf8.RuneStart('a'), string(utf16.Decode([]uint16{0xd83d, 0xde00, 0xd800, 65})), utf8.UTFMax, utf8.RuneError)
}
