// Package adler32 has the Adler-32 checksum.
package adler32

import "hash"

const (
	Size = 4

	// The largest prime below 2^16.
	modulus = 65521
)

type digest uint32

func New() hash.Hash32 {
	d := digest(1)
	return &d
}

func Checksum(data []byte) uint32 { return uint32(digest(1).update(data)) }

func (d digest) update(p []byte) digest {
	a, b := d&0xffff, d>>16
	for _, c := range p {
		a = (a + digest(c)) % modulus
		b = (b + a) % modulus
	}
	return b<<16 | a
}

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 4 }
func (d *digest) Reset()         { *d = 1 }
func (d *digest) Sum32() uint32  { return uint32(*d) }

func (d *digest) Write(p []byte) (n int, err error) {
	*d = d.update(p)
	return len(p), nil
}

func (d *digest) Sum(in []byte) []byte {
	s := uint32(*d)
	return append(in, byte(s>>24), byte(s>>16), byte(s>>8), byte(s))
}
