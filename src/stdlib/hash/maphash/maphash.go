// Package maphash hashes bytes with a random seed. The hash is FNV-1a over the seed's state: it is not Go's, whose values nobody
// can rely on.
package maphash

const prime = 1099511628211

type Seed struct {
	s uint64
}

// random is the next number of the goroutine's stream.
func random() uint64

func MakeSeed() Seed { return Seed{random() | 1} }

type Hash struct {
	seed  Seed
	state uint64
}

func (h *Hash) init() {
	if h.seed.s == 0 {
		h.SetSeed(MakeSeed())
	}
}

func (h *Hash) Seed() Seed {
	h.init()
	return h.seed
}

func (h *Hash) SetSeed(seed Seed) {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	h.seed, h.state = seed, seed.s
}

func (h *Hash) Reset() {
	h.init()
	h.state = h.seed.s
}

func (h *Hash) Write(b []byte) (int, error) {
	for _, c := range b {
		h.WriteByte(c)
	}
	return len(b), nil
}

func (h *Hash) WriteString(s string) (int, error) { return h.Write([]byte(s)) }

func (h *Hash) WriteByte(b byte) error {
	h.init()
	h.state = (h.state ^ uint64(b)) * prime
	return nil
}

func (h *Hash) Sum64() uint64 {
	h.init()
	return (h.state ^ h.state>>32) * prime
}

func (h *Hash) Sum(b []byte) []byte {
	x := h.Sum64()
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(x>>shift))
	}
	return b
}

func (h *Hash) Size() int      { return 8 }
func (h *Hash) BlockSize() int { return 128 }

func Bytes(seed Seed, b []byte) uint64 {
	var h Hash
	h.SetSeed(seed)
	h.Write(b)
	return h.Sum64()
}

func String(seed Seed, s string) uint64 { return Bytes(seed, []byte(s)) }
