// Quoting strings and runes, in three manners.
package main

import (
	"fmt"
	"strconv"
)

func main() {

	for _, s := range []string{"", "plain", "a\"b'c`d\\", "\a\b\f\n\r\t\v\x00\x7f", "héllo", "日本", "\xff\xfe", "\u200b\u2028\ufeff", "😀", "\u00a0\u3000", "\ue000", "\U0010ffff"} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
		for _, r := range s {
			fmt.Print(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.QuoteRuneToGraphic(r), strconv.IsPrint(r), strconv.IsGraphic(r), " ")
		}
		fmt.Println()
	}
	fmt.Println(strconv.QuoteRune(-1), strconv.QuoteRune(0xD800), strconv.QuoteRune('\''), strconv.QuoteRune('"'))
}
