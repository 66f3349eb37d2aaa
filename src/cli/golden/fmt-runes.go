// Runes and bools under all verbs that take them.
package main

import (
	"fmt"
)

func main() {

	for _, r := range []rune{'x', '\'', '\n', 0, 'é', '☺', 0x1F600, 0x10FFFF, -1, 0xD800} {
		fmt.Printf("%c %q %+q %#q %U %#U %d %x|%5c|%-5c|%8q\n", r, r, r, r, r, r, r, r, r, r, r)
	}
	for _, b := range []bool{true, false} {
		fmt.Printf("%t %v %6t|%-6t|%q %d\n", b, b, b, b, b, b)
	}
}
