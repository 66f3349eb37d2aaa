// What Printf says about formats that do not fit.
package main

import (
	"fmt"
)

func main() {

	for _, format := range []string{"%d", "%d %d", "%d %d %d", "%", "%d%", "%!", "%z", "%-z", "%[2]d %[1]d", "%[3]d", "%[0]d", "%[x]d", "%[1]", "%[1", "%[2]*[1]d|", "%[1]d %d", "%*d|", "%.*d|", "%-*d|", "%5%|", "%.", "%5", "%w", "%s %t", "%[1]s %[1]v", "%😀", "%.[2]*f", "%[5]*d"} {
		fmt.Printf("%-13q %s\n", format, fmt.Sprintf(format, 1, 2))
	}
	fmt.Println(fmt.Sprintf("%d\t%s", "a", 5), fmt.Sprintf("%!"), fmt.Sprintf("none", nil, 1.5, "x"))
	fmt.Println(fmt.Sprintf("%*d", "x", 1), fmt.Sprintf("%.*d", -1, 3), fmt.Sprintf("%*d|", -4, 3), fmt.Sprintf("%*d", 10000000, 3))
}
