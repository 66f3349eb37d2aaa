// Sscanf: widths, literals, spaces and newlines of the format, and what goes wrong.
package main

import (
	"fmt"
)

func main() {

	var i, j int
	var s string
	tests := []struct{ text, format string }{
		{"5 abc", "%d %s"}, {"5abc", "%d%s"}, {"5,abc", "%d,%s"}, {"12345", "%2d%s"}, {"x5y", "x%dy%s"}, {"5", "y%d"}, {"5%x", "%d%%%s"},
		{"ff z", "%x %s"}, {"777", "%o"}, {"101", "%b"}, {"A", "%c"}, {"5   z", "%d %s"}, {"5 z", "%d%s"}, {"5\nz", "%d %s"}, {"5 z", "%d\n%s"},
		{"5\nz", "%d\n%s"}, {"5", "%d %s"}, {"", "%d"}, {"5 \"q r\"", "%d %q"}, {"5 `r`", "%d %q"}, {"5 6869", "%d %x"}, {"5", "%z"}, {"5", "%d%"}, {"5 a b", "%d %s"},
	}
	for _, test := range tests {
		i, s = 0, ""
		n, err := fmt.Sscanf(test.text, test.format, &i, &s)
		fmt.Printf("%q %q: %d %v %d %q\n", test.text, test.format, n, err, i, s)
	}
	n, err := fmt.Sscanf("2024-05-06", "%d-%d", &i, &j)
	fmt.Println(n, err, i, j)
	n, err = fmt.Sscanf("3 4 5", "%d %d", &i)
	fmt.Println(n, err)
	n, err = fmt.Sscanf("3", "%s", &i)
	fmt.Println(n, err)
}
