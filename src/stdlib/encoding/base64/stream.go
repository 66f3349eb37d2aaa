package base64

import "io"

type encoder struct {
	enc  *Encoding
	w    io.Writer
	rest []byte
}

// NewEncoder writes the characters of what is written to it; Close writes the last ones.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	e.rest = append(e.rest, p...)
	whole := len(e.rest) / 3 * 3
	_, err = io.WriteString(e.w, e.enc.EncodeToString(e.rest[:whole]))
	e.rest = e.rest[whole:]
	return len(p), err
}

func (e *encoder) Close() error {
	_, err := io.WriteString(e.w, e.enc.EncodeToString(e.rest))
	e.rest = nil
	return err
}

type decoder struct {
	enc     *Encoding
	r       io.Reader
	decoded []byte
	hasRead bool
	err     error
}

// NewDecoder reads the bytes whose characters r has. All of r is read at the first Read.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if !d.hasRead {
		d.hasRead = true
		var all []byte
		if all, d.err = io.ReadAll(d.r); d.err == nil {
			d.decoded, d.err = d.enc.DecodeString(string(all))
		}
		if d.err == nil {
			d.err = io.EOF
		}
	}
	n = copy(p, d.decoded)
	if d.decoded = d.decoded[n:]; len(d.decoded) > 0 {
		return n, nil
	}
	if n > 0 && d.err == io.EOF {
		return n, nil
	}
	return n, d.err
}
