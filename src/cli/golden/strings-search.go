// Finding things in strings.
package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {

	for _, s := range []string{"", "go", "banana", "héllo wörld", "a\xffb", "日本語日本"} {
		for _, part := range []string{"", "a", "na", "日", "ö", "\xff", "zz"} {
			fmt.Print(strings.Index(s, part), strings.LastIndex(s, part), strings.Count(s, part), strings.IndexAny(s, part), strings.LastIndexAny(s, part), strings.Contains(s, part), strings.ContainsAny(s, part), strings.HasPrefix(s, part), strings.HasSuffix(s, part), strings.Compare(s, part), " ")
		}
		fmt.Println(strings.IndexRune(s, 'ö'), strings.IndexRune(s, '\uFFFD'), strings.IndexRune(s, -1), strings.IndexByte(s, 'a'), strings.LastIndexByte(s, 'a'), strings.IndexFunc(s, unicode.IsSpace), strings.LastIndexFunc(s, unicode.IsLetter), strings.ContainsRune(s, 'o'), strings.ContainsFunc(s, unicode.IsUpper))
	}
}
