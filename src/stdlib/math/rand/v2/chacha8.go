//go:build go1.22

package rand

import "errors"

// A ChaCha8 gives the blocks of the cipher ChaCha with 8 rounds, as C2SP's chacha8rand says: four blocks are computed at a time, and
// every sixteen blocks the last 32 bytes become the next key.
type ChaCha8 struct {
	state chachaState
	// What Read has left of a number: the last readLen bytes.
	readBuf [8]byte
	readLen int
}

const (
	chachaWords  = 32
	chachaKey    = 4
	chachaBlocks = 4
	chachaLast   = 16
)

type chachaState struct {
	buf  [chachaWords]uint64
	seed [chachaKey]uint64
	// Words used, words that may be used, and the number of the first block.
	i, n, c uint32
}

// chachaBlock computes four blocks from number `counter` on; nobody else may use the state.
func chachaBlock(seed *[chachaKey]uint64, buf *[chachaWords]uint64, counter uint32)

func (s *chachaState) fill() {
	chachaBlock(&s.seed, &s.buf, s.c)
	s.i, s.n = 0, chachaWords
	if s.c == chachaLast-chachaBlocks {
		s.n -= chachaKey
	}
}

func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

func (c *ChaCha8) Seed(seed [32]byte) {
	for i := range c.state.seed {
		c.state.seed[i] = littleEndian(seed[8*i:])
	}
	c.state.c = 0
	c.state.fill()
	c.readLen = 0
}

func (c *ChaCha8) Uint64() uint64 {
	s := &c.state
	if s.i == s.n {
		s.c += chachaBlocks
		if s.c == chachaLast {
			copy(s.seed[:], s.buf[chachaWords-chachaKey:])
			s.c = 0
		}
		s.fill()
	}
	s.i++
	return s.buf[s.i-1]
}

const (
	chachaPrefix = "chacha8:"
	bufferPrefix = "readbuf:"
)

func (c *ChaCha8) MarshalBinary() ([]byte, error) {
	var b []byte
	if c.readLen > 0 {
		b = append(b, bufferPrefix...)
		b = append(b, byte(c.readLen))
		b = append(b, c.readBuf[len(c.readBuf)-c.readLen:]...)
	}
	b = append(b, chachaPrefix...)
	b = appendBigEndian(b, uint64(c.state.c/chachaBlocks*chachaWords+c.state.i))
	for _, word := range c.state.seed {
		b = appendLittleEndian(b, word)
	}
	return b, nil
}

func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	if n := len(bufferPrefix); len(data) >= n && string(data[:n]) == bufferPrefix {
		data = data[n:]
		if len(data) == 0 || len(data) < 1+int(data[0]) {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		length := int(data[0])
		c.readLen = copy(c.readBuf[len(c.readBuf)-length:], data[1:1+length])
		data = data[1+length:]
	}
	n := len(chachaPrefix)
	if len(data) != n+8+8*chachaKey || string(data[:n]) != chachaPrefix {
		return errors.New("invalid ChaCha8 encoding")
	}
	used := bigEndian(data[n:])
	if used > chachaLast/chachaBlocks*chachaWords-chachaKey {
		return errors.New("invalid ChaCha8 encoding")
	}
	s := &c.state
	for i := range s.seed {
		s.seed[i] = littleEndian(data[n+8+8*i:])
	}
	s.c = chachaBlocks * (uint32(used) / chachaWords)
	s.fill()
	s.i = uint32(used) % chachaWords
	return nil
}
