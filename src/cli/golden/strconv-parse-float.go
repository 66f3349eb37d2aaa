// ParseFloat: notations, rounding to both widths, errors.
package main

import (
	"fmt"
	"strconv"
)

func main() {

	for _, s := range []string{"", "0", "-0", ".5", "5.", ".", "1e5", "1e", "1_000.5", "1__0", "inf", "-Infinity", "nan", "infx", "1e400", "1e-400", "3.5e38", "1e38", "4.9406564584124654e-324", "2e-324", "9007199254740993", "1.7976931348623159e308", "0x1p4", "0x1.8p-2", "0x1", "0x1.fffffep127", "0x1p-149", "0x1p-150", "1.000000059604644775390625", "1.00000005960464477539062500001", "0x1.0000010000000000001p0", "123abc", "+.5e-1", "1p3"} {
		x, err := strconv.ParseFloat(s, 64)
		y, err32 := strconv.ParseFloat(s, 32)
		fmt.Println(s, x, err, y, err32)
	}
	for _, s := range []string{"1", "t", "TRUE", "True", "tRUE", "0", "F", "no"} {
		b, err := strconv.ParseBool(s)
		fmt.Print(b, " ", err, "; ")
	}
	fmt.Println()
}
