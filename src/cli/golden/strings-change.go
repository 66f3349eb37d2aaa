// Replacing, trimming, repeating, mapping.
package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {

	for _, s := range []string{"", "banana", "  pad ded\n", "aXbXc", "\xffa\xff\xfe", "Grüße"} {
		fmt.Printf("%q %q %q %q %q\n", strings.Replace(s, "a", "<>", 2), strings.ReplaceAll(s, "", "-"), strings.Replace(s, "X", "", -1), strings.Replace(s, "a", "b", 0), strings.Replace(s, "", "+", 2))
		fmt.Printf("%q %q %q %q %q %q\n", strings.TrimSpace(s), strings.Trim(s, "ab "), strings.TrimLeft(s, "ba"), strings.TrimRight(s, "na\n"), strings.TrimPrefix(s, "ba"), strings.TrimSuffix(s, "na"))
		fmt.Printf("%q %q %q\n", strings.TrimFunc(s, unicode.IsLetter), strings.TrimLeftFunc(s, unicode.IsSpace), strings.TrimRightFunc(s, unicode.IsSpace))
		fmt.Printf("%q %q %q\n", strings.Repeat(s, 2), strings.ToValidUTF8(s, "?"), strings.Map(func(r rune) rune {
			switch {
			case r == 'a':
				return -1
			case unicode.IsUpper(r):
				return 'Ω'
			}
			return r
		}, s))
	}
	for _, s := range []string{"k=v=w", "none", "=", ""} {
		before, after, ok := strings.Cut(s, "=")
		fmt.Printf("%q %q %t ", before, after, ok)
		after, ok = strings.CutPrefix(s, "k=")
		fmt.Printf("%q %t ", after, ok)
		before, ok = strings.CutSuffix(s, "w")
		fmt.Printf("%q %t\n", before, ok)
	}
	defer func() { fmt.Println(recover()) }()
	strings.Repeat("x", -1)
}
