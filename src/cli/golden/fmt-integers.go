// Every verb and flag for integers.
package main

import (
	"fmt"
)

func main() {

	verbs := []string{"%d", "%5d|", "%-5d|", "%05d", "%+d", "% d", "%x", "%X", "%#x", "%o", "%#o", "%O", "%b", "%#b", "%.4d", "%8.4d|", "%+08d", "%-+8d|", "% 08d", "%#08x", "% x", "%U", "%s", "%t", "%e"}
	for _, verb := range verbs {
		fmt.Printf("%-7s", verb)
		for _, n := range []any{0, 42, -42, int8(-128), uint8(200), int64(-1 << 63), uint64(1<<64 - 1), uintptr(7)} {
			fmt.Printf(" "+verb, n)
		}
		fmt.Println()
	}
}
