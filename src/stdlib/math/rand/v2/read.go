//go:build go1.23

package rand

// Read fills p, eight bytes from each number.
func (c *ChaCha8) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if c.readLen == 0 {
			copy(c.readBuf[:], appendLittleEndian(nil, c.Uint64()))
			c.readLen = len(c.readBuf)
		}
		taken := copy(p[n:], c.readBuf[len(c.readBuf)-c.readLen:])
		c.readLen -= taken
		n += taken
	}
	return n, nil
}
