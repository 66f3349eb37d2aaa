// Package hash has the interfaces of hash functions.
package hash

import "io"

type Hash interface {
	io.Writer
	// Sum appends the hash to b; it does not change it.
	Sum(b []byte) []byte
	Reset()
	Size() int
	BlockSize() int
}

type Hash32 interface {
	Hash
	Sum32() uint32
}

type Hash64 interface {
	Hash
	Sum64() uint64
}
