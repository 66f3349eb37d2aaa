//go:build go1.24

package rand

func (p *PCG) AppendBinary(b []byte) ([]byte, error) {
	data, err := p.MarshalBinary()
	return append(b, data...), err
}

func (c *ChaCha8) AppendBinary(b []byte) ([]byte, error) {
	data, err := c.MarshalBinary()
	return append(b, data...), err
}
