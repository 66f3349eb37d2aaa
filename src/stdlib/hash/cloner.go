//go:build go1.25

package hash

import "io"

type Cloner interface {
	Hash
	Clone() (Cloner, error)
}

// XOF is a hash function with output of any length.
type XOF interface {
	io.Writer
	io.Reader
	Reset()
	BlockSize() int
}
