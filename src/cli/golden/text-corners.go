package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

func main() {
	fmt.Printf("%q\n", strings.Split("a,b,,c,", ","))
	fmt.Printf("%q %q\n", strings.Split("", ","), strings.Split("héy", ""))
	fmt.Printf("%q\n", strings.Fields("  a \t b\nc  "))
	fmt.Printf("%q\n", strings.SplitN("a:b:c", ":", 2))
	fmt.Println(strings.Repeat("ab", 3), strings.Count("cheese", "e"), strings.Count("five", ""))
	fmt.Println(strings.Index("chicken", "ken"), strings.LastIndex("go gopher", "go"), strings.IndexByte("abc", 'z'))
	fmt.Println(strings.TrimLeft("xxabcxx", "x"), strings.TrimSuffix("a.go", ".go"), strings.Trim(" \t a b ", " \t"))
	fmt.Println(strings.EqualFold("Straße", "STRASSE"), strings.EqualFold("Go", "GO"), strings.ToUpper("héllo"))
	fmt.Println(strings.Replace("oink oink oink", "k", "ky", 2), strings.ReplaceAll("aaa", "", "-"))
	before, after, found := strings.Cut("key=value=x", "=")
	fmt.Println(before, after, found)
	fmt.Println(strings.Map(func(r rune) rune {
		if r == 'a' {
			return -1
		}
		return r + 1
	}, "banana"))

	for _, s := range []string{"42", "-0", "9223372036854775808", "1e3", "", "0x1f", "1_000"} {
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
	}
	n, err := strconv.ParseInt("0x1f", 0, 64)
	fmt.Println(n, err)
	u, err := strconv.ParseUint("300", 10, 8)
	fmt.Println(u, err, errors.Is(err, strconv.ErrRange))
	f, err := strconv.ParseFloat("1e400", 64)
	fmt.Println(f, err)
	b, err := strconv.ParseBool("maybe")
	fmt.Println(b, err)
	fmt.Println(strconv.Quote("tab\there \"q\" \u00e9 \x00"), strconv.Itoa(-7), strconv.FormatInt(255, 2))
}
