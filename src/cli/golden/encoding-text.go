package main

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
)

func main() {
	data := []byte{251, 255, 3, 200, 99, 1, 17}
	for n := range len(data) + 1 {
		fmt.Println(hex.EncodeToString(data[:n]), base64.StdEncoding.EncodeToString(data[:n]), base64.RawURLEncoding.EncodeToString(data[:n]))
	}
	for _, s := range []string{"00fF", "0g", "abc", ""} {
		fmt.Println(hex.DecodeString(s))
	}
	for _, s := range []string{"+/8=", "+/8", "AA\n==", "A!AA", "AA=A", "====", "AAAA="} {
		fmt.Println(base64.StdEncoding.DecodeString(s))
		fmt.Println(base64.RawStdEncoding.DecodeString(s))
	}
	fmt.Println(base64.StdEncoding.Strict().DecodeString("AB=="))
}
