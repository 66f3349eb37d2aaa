// ParseInt, ParseUint and Atoi: bases, sizes, underscores, errors.
package main

import (
	"errors"
	"fmt"
	"strconv"
)

func main() {

	for _, s := range []string{"", "0", "-0", "+5", "-5", "127", "128", "-128", "-129", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "ff", "0xff", "-0x80", "0b11", "0o17", "017", "08", "1_0", "1__0", "_1", "0x_f", "z", " 1", "300x"} {
		for _, base := range []int{0, 10, 16} {
			for _, size := range []int{8, 64} {
				n, err := strconv.ParseInt(s, base, size)
				u, errU := strconv.ParseUint(s, base, size)
				fmt.Print(n, " ", err, " ", u, " ", errU, "; ")
			}
		}
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
	}
	_, err := strconv.Atoi("x1")
	var fault *strconv.NumError
	fmt.Println(errors.As(err, &fault), fault.Func, fault.Num, fault.Err, errors.Is(err, strconv.ErrSyntax))
	for _, base := range []int{1, 37} {
		_, err := strconv.ParseInt("1", base, 64)
		fmt.Println(err)
	}
	_, err = strconv.ParseUint("1", 10, 65)
	fmt.Println(err)
}
