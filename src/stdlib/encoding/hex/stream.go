package hex

import (
	"fmt"
	"io"
)

type encoder struct {
	w io.Writer
}

// NewEncoder writes the digits of what is written to it.
func NewEncoder(w io.Writer) io.Writer { return &encoder{w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	written, err := io.WriteString(e.w, EncodeToString(p))
	return written / 2, err
}

type decoder struct {
	r   io.Reader
	odd []byte
	err error
}

// NewDecoder reads the bytes whose digits r has.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.odd) < 2 && d.err == nil {
		buf := make([]byte, 2*len(p))
		copy(buf, d.odd)
		var read int
		read, d.err = d.r.Read(buf[len(d.odd):])
		d.odd = buf[:len(d.odd)+read]
		if d.err == io.EOF && len(d.odd)%2 != 0 {
			d.err = io.ErrUnexpectedEOF
			if _, ok := valueOf(d.odd[len(d.odd)-1]); !ok {
				d.err = InvalidByteError(d.odd[len(d.odd)-1])
			}
		}
	}
	whole := len(d.odd) / 2
	if whole > len(p) {
		whole = len(p)
	}
	n, wrong := Decode(p, d.odd[:2*whole])
	d.odd = d.odd[2*n:]
	if wrong != nil {
		d.odd, d.err = nil, wrong
	}
	if len(d.odd) < 2 {
		return n, d.err
	}
	return n, nil
}

// Dump shows data as `hexdump -C` does.
func Dump(data []byte) string {
	var d dumper
	d.add(data)
	return string(d.finish())
}

const lineLength = 16

// A dumper collects lines of an offset, 16 bytes and their characters.
type dumper struct {
	w    io.Writer
	line []byte
	used int
	text []byte
}

func (d *dumper) add(data []byte) {
	for _, b := range data {
		d.line = append(d.line, b)
		if len(d.line) == lineLength {
			d.endLine()
		}
	}
}

func (d *dumper) endLine() {
	text := fmt.Sprintf("%08x", d.used)
	right := ""
	for i := 0; i < lineLength; i++ {
		if i%8 == 0 {
			text += " "
		}
		if i >= len(d.line) {
			text += "   "
			continue
		}
		text += fmt.Sprintf(" %02x", d.line[i])
		if c := d.line[i]; c < 32 || c > 126 {
			right += "."
		} else {
			right += string(rune(c))
		}
	}
	d.text = append(d.text, text+"  |"+right+"|\n"...)
	d.used += len(d.line)
	d.line = nil
}

func (d *dumper) finish() []byte {
	if len(d.line) > 0 {
		d.endLine()
	}
	return d.text
}

// Dumper writes the dump of what is written to it; Close ends the last line.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

func (d *dumper) flush() error {
	_, err := d.w.Write(d.text)
	d.text = nil
	return err
}

func (d *dumper) Write(data []byte) (n int, err error) {
	d.add(data)
	return len(data), d.flush()
}

func (d *dumper) Close() error {
	d.finish()
	return d.flush()
}
