package main

import (
	"fmt"
	"time"
)

func main() {
	for _, s := range []string{"1h15m30.918s", "0", "+5s", "-1.5h", "2µs", "2us", ".5ms", "5.s", "1.5", "", "-", ".s", "3x", "1h1", "1..5s",
		"9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "1e3s", "\"s", "3é", "100000000000000h"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
}
