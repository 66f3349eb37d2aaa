// Classes and case of runes.
package main

import (
	"fmt"
	"unicode"
)

func main() {

	is := []func(rune) bool{unicode.IsLetter, unicode.IsDigit, unicode.IsNumber, unicode.IsSpace, unicode.IsUpper, unicode.IsLower, unicode.IsTitle, unicode.IsPunct, unicode.IsSymbol, unicode.IsControl, unicode.IsPrint, unicode.IsGraphic, unicode.IsMark}
	tables := []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Han, unicode.Letter, unicode.Nd, unicode.White_Space, unicode.Hex_Digit, unicode.Zs, unicode.Common}
	for _, r := range []rune{0, 'a', 'Z', '5', ' ', '_', '$', 0x85, 0xa0, 'ß', 'İ', 'ı', 'ǅ', 'Σ', 'ς', '½', 'Ⅷ', '٣', '日', '\u0301', '\u200b', 'K', 'ｆ', '😀', 0x10ffff, -1} {
		fmt.Printf("%x %x %x %x %x ", r, unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r))
		for _, test := range is {
			fmt.Print(test(r), " ")
		}
		for _, table := range tables {
			fmt.Print(unicode.Is(table, r), " ")
		}
		fmt.Println(unicode.In(r, unicode.Han, unicode.Hiragana), unicode.To(unicode.TitleCase, r), unicode.TurkishCase.ToUpper(r))
	}
	evens := &unicode.RangeTable{R16: []unicode.Range16{{Lo: 'a', Hi: 'g', Stride: 2}}}
	fmt.Println(unicode.Is(evens, 'c'), unicode.Is(evens, 'd'), unicode.MaxRune)
}
