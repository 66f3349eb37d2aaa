// Every verb and flag for strings and byte slices.
package main

import (
	"fmt"
)

func main() {

	verbs := []string{"%s", "%8s|", "%-8s|", "%08s|", "%.3s", "%8.2s|", "%q", "%#q", "%+q", "%-12q|", "%x", "%X", "% x", "%#x", "% #X", "%.2x", "%v", "%#v", "%T", "%d", "%c", "%t"}
	for _, verb := range verbs {
		fmt.Printf("%-6s", verb)
		for _, s := range []any{"", "go", "h\u00e9llo", "tab\t\"q\"", "\xff\x00", "back`tick", []byte("hi"), []byte(nil)} {
			fmt.Printf(" "+verb, s)
		}
		fmt.Println()
	}
}
