package main

import (
	"fmt"
	"math/rand/v2"
)

func main() {
	seed := [32]byte([]byte("chacha8: 32-byte seed for a test"))
	c := rand.NewChaCha8(seed)
	fmt.Println(c.Uint64(), c.Uint64())
	sum := uint64(0)
	for range 500 {
		sum = sum*31 + c.Uint64()
	}
	fmt.Println(sum)
	buf := make([]byte, 13)
	c.Read(buf)
	fmt.Println(buf)
	data, _ := c.MarshalBinary()
	d := rand.NewChaCha8([32]byte{})
	fmt.Println(d.Uint64(), d.UnmarshalBinary(data))
	c.Read(buf)
	other := make([]byte, 13)
	d.Read(other)
	fmt.Println(buf, other)
}
