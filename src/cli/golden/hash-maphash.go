package main

import (
	"fmt"
	"hash/maphash"
)

func main() {
	seed := maphash.MakeSeed()
	var h maphash.Hash
	h.SetSeed(seed)
	h.WriteString("ab")
	h.WriteByte('c')
	fmt.Println(h.Sum64() == maphash.String(seed, "abc"), maphash.Bytes(seed, []byte("abc")) == maphash.String(seed, "abc"))
	fmt.Println(maphash.String(seed, "abc") == maphash.String(seed, "abd"), maphash.String(maphash.MakeSeed(), "abc") == h.Sum64())
	type key struct {
		name string
		n    any
	}
	fmt.Println(maphash.Comparable(seed, key{"x", 1}) == maphash.Comparable(seed, key{"x", 1}), maphash.Comparable(seed, key{"x", 1}) == maphash.Comparable(seed, key{"x", "1"}))
	h.Reset()
	fmt.Println(h.Sum64() == maphash.String(seed, ""), h.Size(), h.Seed() == seed)
	defer func() { fmt.Println(recover()) }()
	h.SetSeed(maphash.Seed{})
}
