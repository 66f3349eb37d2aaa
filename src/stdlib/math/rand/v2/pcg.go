//go:build go1.22

package rand

import (
	"errors"
	"math/bits"
)

// A PCG is a linear congruential generator of 128 bits, with O'Neill's output function "DXSM".
type PCG struct {
	hi, lo uint64
}

func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

const (
	pcgMultiplierHi = 2549297995355413924
	pcgMultiplierLo = 4865540595714422341
	pcgIncrementHi  = 6364136223846793005
	pcgIncrementLo  = 1442695040888963407
	pcgOutput       = 0xda942042e4dd58b5
)

func (p *PCG) Uint64() uint64 {
	hi, lo := bits.Mul64(p.lo, pcgMultiplierLo)
	hi += p.hi*pcgMultiplierLo + p.lo*pcgMultiplierHi
	lo, carry := bits.Add64(lo, pcgIncrementLo, 0)
	hi += pcgIncrementHi + carry
	p.hi, p.lo = hi, lo
	hi ^= hi >> 32
	hi *= pcgOutput
	hi ^= hi >> 48
	return hi * (lo | 1)
}

const pcgPrefix = "pcg:"

func (p *PCG) MarshalBinary() ([]byte, error) {
	return appendBigEndian(appendBigEndian([]byte(pcgPrefix), p.hi), p.lo), nil
}

func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != len(pcgPrefix)+16 || string(data[:len(pcgPrefix)]) != pcgPrefix {
		return errors.New("invalid PCG encoding")
	}
	p.hi, p.lo = bigEndian(data[4:]), bigEndian(data[12:])
	return nil
}

func appendBigEndian(b []byte, v uint64) []byte {
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(v>>shift))
	}
	return b
}

func bigEndian(b []byte) uint64 {
	var v uint64
	for _, c := range b[:8] {
		v = v<<8 | uint64(c)
	}
	return v
}

func appendLittleEndian(b []byte, v uint64) []byte {
	for shift := 0; shift < 64; shift += 8 {
		b = append(b, byte(v>>shift))
	}
	return b
}

func littleEndian(b []byte) uint64 {
	var v uint64
	for i := 7; i >= 0; i-- {
		v = v<<8 | uint64(b[i])
	}
	return v
}
