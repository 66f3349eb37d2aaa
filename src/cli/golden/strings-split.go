// Splitting and joining, in slices and in loops.
package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {

	for _, s := range []string{"", "a,b,,c,", ",", "  two  words\t", "日本", "x\n\ny\nz"} {
		for _, sep := range []string{",", "", "  ", "\n", "zz"} {
			fmt.Printf("%q %q %q %q %q\n", strings.Split(s, sep), strings.SplitN(s, sep, 2), strings.SplitAfter(s, sep), strings.SplitAfterN(s, sep, 2), strings.SplitN(s, sep, 0))
		}
		fmt.Printf("%q %q\n", strings.Fields(s), strings.FieldsFunc(s, unicode.IsPunct))
		for line := range strings.Lines(s) {
			fmt.Printf("%q;", line)
		}
		for part := range strings.SplitSeq(s, ",") {
			fmt.Printf("%q,", part)
		}
		for part := range strings.SplitAfterSeq(s, "") {
			fmt.Printf("%q.", part)
		}
		for part := range strings.FieldsSeq(s) {
			fmt.Printf("%q ", part)
			break
		}
		for part := range strings.FieldsFuncSeq(s, unicode.IsSpace) {
			fmt.Printf("%q!", part)
		}
		fmt.Println()
	}
	fmt.Println(strings.Join(nil, ","), strings.Join([]string{"a"}, ","), strings.Join([]string{"a", "", "c"}, "--"))
}
