// Upper, lower and title case beyond ASCII, and folding.
package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {

	for _, s := range []string{"Hello, World", "straße", "ΑΣ ας", "ǆ ǅ Ǆ", "ﬁ ŉ ᾳ", "İIıi", "K\u212a ſ", "don't stop_now x-ray"} {
		fmt.Printf("%q %q %q %q\n", strings.ToUpper(s), strings.ToLower(s), strings.ToTitle(s), strings.Title(s))
		fmt.Printf("%q %q\n", strings.ToUpperSpecial(unicode.TurkishCase, s), strings.ToLowerSpecial(unicode.TurkishCase, s))
	}
	for _, pair := range [][2]string{{"Go", "GO"}, {"K", "\u212a"}, {"s", "ſ"}, {"Σ", "ς"}, {"ß", "ẞ"}, {"ß", "ss"}, {"i", "İ"}, {"ǆ", "ǅ"}, {"\xff", "\xfe"}, {"a", "ab"}} {
		fmt.Print(strings.EqualFold(pair[0], pair[1]), " ")
	}
	fmt.Println()
}
