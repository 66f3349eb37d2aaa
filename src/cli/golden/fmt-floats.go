// Every verb and flag for floats, both widths.
package main

import (
	"fmt"
	"math"
)

func main() {

	verbs := []string{"%v", "%g", "%G", "%e", "%E", "%f", "%.0f", "%.3f", "%8.2f|", "%-8.2f|", "%08.2f", "%+g", "% g", "%#g", "%#.3g", "%.3g", "%x", "%.2x", "%X", "%b", "%d", "%s"}
	for _, verb := range verbs {
		fmt.Printf("%-7s", verb)
		for _, x := range []any{0.0, 1.0, -2.5, 1e21, 1e-7, 123456.789, float32(0.1), float32(16777216), math.Inf(1), math.Inf(-1), math.NaN(), math.Copysign(0, -1)} {
			fmt.Printf(" "+verb, x)
		}
		fmt.Println()
	}
}
