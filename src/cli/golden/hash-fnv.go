package main

import (
	"fmt"
	"hash"
	"hash/fnv"
)

func main() {
	for _, h := range []hash.Hash{fnv.New32(), fnv.New32a(), fnv.New64(), fnv.New64a(), fnv.New128(), fnv.New128a()} {
		fmt.Printf("%x ", h.Sum(nil))
		for _, s := range []string{"a", "hello, world", "\x00\xff"} {
			n, err := h.Write([]byte(s))
			fmt.Printf("%x %d %v ", h.Sum(nil), n, err)
		}
		h.Reset()
		fmt.Printf("%x %d %d\n", h.Sum([]byte{1, 2}), h.Size(), h.BlockSize())
	}
	h := fnv.New64a()
	fmt.Fprintf(h, "key-%d", 7)
	fmt.Println(h.Sum64(), h.Sum64()%16)
}
