// FormatInt in all bases, and the Append functions.
package main

import (
	"fmt"
	"math"
	"strconv"
)

func main() {

	for _, n := range []int64{0, 1, -1, 35, 255, math.MaxInt64, math.MinInt64} {
		for base := 2; base <= 36; base += 2 {
			fmt.Print(strconv.FormatInt(n, base), " ", strconv.FormatUint(uint64(n), base), " ")
		}
		fmt.Println(strconv.Itoa(int(n)))
	}
	b := strconv.AppendInt(nil, -42, 10)
	b = strconv.AppendUint(append(b, ' '), 42, 16)
	b = strconv.AppendBool(append(b, ' '), true)
	b = strconv.AppendQuote(append(b, ' '), "q\t")
	b = strconv.AppendQuoteRune(append(b, ' '), '☺')
	b = strconv.AppendQuoteToASCII(append(b, ' '), "☺")
	fmt.Println(string(b), strconv.FormatBool(false), strconv.IntSize)
	defer func() { fmt.Println(recover()) }()
	strconv.FormatInt(1, 37)
}
