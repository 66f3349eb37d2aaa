// Unquoting whole literals, prefixes and single characters.
package main

import (
	"fmt"
	"strconv"
)

func main() {

	for _, s := range []string{"", `"abc"`, `"abc"def`, `'a'`, `'ab'`, `'\''`, `"\'"`, "`raw\r\n`", "`", `"a`, `abc`, `"\x41\u00e9\101\n"`, `"\x"`, `"\400"`, `"\ud800"`, `'"'`, "\"a\nb\"", "\"\xff\"", `""`, `"\U0001F600"`} {
		text, err := strconv.Unquote(s)
		prefix, errPrefix := strconv.QuotedPrefix(s)
		fmt.Printf("%q: %q %v %q %v\n", s, text, err, prefix, errPrefix)
	}
	for _, s := range []string{"a", `\n`, `\x41`, `\'`, `\"`, "'", "é", `\q`, ""} {
		for _, quote := range []byte{'\'', '"', 0} {
			r, isMultibyte, tail, err := strconv.UnquoteChar(s+"z", quote)
			fmt.Print(r, isMultibyte, tail, err, "; ")
		}
		fmt.Println()
	}
}
