// Package fnv has the hash functions FNV-1 and FNV-1a of Fowler, Noll and Vo.
package fnv

import (
	"hash"
	"math/bits"
)

const (
	offset32       = 2166136261
	offset64       = 14695981039346656037
	offset128Upper = 0x6c62272e07bb0142
	offset128Lower = 0x62b821756295c58d
	prime32        = 16777619
	prime64        = 1099511628211
	// The prime of 128 bits is 2^88 + prime128Lower.
	prime128Lower = 0x13b
	prime128Shift = 24
)

type (
	sum32   uint32
	sum32a  uint32
	sum64   uint64
	sum64a  uint64
	sum128  [2]uint64
	sum128a [2]uint64
)

func New32() hash.Hash32 {
	s := sum32(offset32)
	return &s
}

func New32a() hash.Hash32 {
	s := sum32a(offset32)
	return &s
}

func New64() hash.Hash64 {
	s := sum64(offset64)
	return &s
}

func New64a() hash.Hash64 {
	s := sum64a(offset64)
	return &s
}

func New128() hash.Hash {
	return &sum128{offset128Upper, offset128Lower}
}

func New128a() hash.Hash {
	return &sum128a{offset128Upper, offset128Lower}
}

func (s *sum32) Reset()   { *s = offset32 }
func (s *sum32a) Reset()  { *s = offset32 }
func (s *sum64) Reset()   { *s = offset64 }
func (s *sum64a) Reset()  { *s = offset64 }
func (s *sum128) Reset()  { s[0], s[1] = offset128Upper, offset128Lower }
func (s *sum128a) Reset() { s[0], s[1] = offset128Upper, offset128Lower }

func (s *sum32) Sum32() uint32  { return uint32(*s) }
func (s *sum32a) Sum32() uint32 { return uint32(*s) }
func (s *sum64) Sum64() uint64  { return uint64(*s) }
func (s *sum64a) Sum64() uint64 { return uint64(*s) }

func (s *sum32) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = h*prime32 ^ sum32(c)
	}
	*s = h
	return len(data), nil
}

func (s *sum32a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = (h ^ sum32a(c)) * prime32
	}
	*s = h
	return len(data), nil
}

func (s *sum64) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = h*prime64 ^ sum64(c)
	}
	*s = h
	return len(data), nil
}

func (s *sum64a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = (h ^ sum64a(c)) * prime64
	}
	*s = h
	return len(data), nil
}

func timesPrime128(upper, lower uint64) (uint64, uint64) {
	carry, product := bits.Mul64(prime128Lower, lower)
	return carry + lower<<prime128Shift + prime128Lower*upper, product
}

func (s *sum128) Write(data []byte) (int, error) {
	for _, c := range data {
		s[0], s[1] = timesPrime128(s[0], s[1])
		s[1] ^= uint64(c)
	}
	return len(data), nil
}

func (s *sum128a) Write(data []byte) (int, error) {
	for _, c := range data {
		s[0], s[1] = timesPrime128(s[0], s[1]^uint64(c))
	}
	return len(data), nil
}

func (s *sum32) Size() int   { return 4 }
func (s *sum32a) Size() int  { return 4 }
func (s *sum64) Size() int   { return 8 }
func (s *sum64a) Size() int  { return 8 }
func (s *sum128) Size() int  { return 16 }
func (s *sum128a) Size() int { return 16 }

func (s *sum32) BlockSize() int   { return 1 }
func (s *sum32a) BlockSize() int  { return 1 }
func (s *sum64) BlockSize() int   { return 1 }
func (s *sum64a) BlockSize() int  { return 1 }
func (s *sum128) BlockSize() int  { return 1 }
func (s *sum128a) BlockSize() int { return 1 }

func appendUint(b []byte, n uint64, size int) []byte {
	for shift := 8 * (size - 1); shift >= 0; shift -= 8 {
		b = append(b, byte(n>>shift))
	}
	return b
}

func (s *sum32) Sum(in []byte) []byte   { return appendUint(in, uint64(*s), 4) }
func (s *sum32a) Sum(in []byte) []byte  { return appendUint(in, uint64(*s), 4) }
func (s *sum64) Sum(in []byte) []byte   { return appendUint(in, uint64(*s), 8) }
func (s *sum64a) Sum(in []byte) []byte  { return appendUint(in, uint64(*s), 8) }
func (s *sum128) Sum(in []byte) []byte  { return appendUint(appendUint(in, s[0], 8), s[1], 8) }
func (s *sum128a) Sum(in []byte) []byte { return appendUint(appendUint(in, s[0], 8), s[1], 8) }
