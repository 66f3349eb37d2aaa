package bufio

import (
	"io"
	"unicode/utf8"
)

// A Writer keeps what is written until its buffer is full or Flush is called. After an error it writes no more.
type Writer struct {
	err  error
	buf  []byte
	size int // of buf, once it is there
	n    int
	wr   io.Writer
}

func NewWriter(w io.Writer) *Writer { return NewWriterSize(w, defaultSize) }

func NewWriterSize(w io.Writer, size int) *Writer {
	if b, ok := w.(*Writer); ok && b.Size() >= size {
		return b
	}
	if size <= 0 {
		size = defaultSize
	}
	return &Writer{size: size, wr: w}
}

func (b *Writer) Size() int      { return b.size }
func (b *Writer) Buffered() int  { return b.n }
func (b *Writer) Available() int { return b.size - b.n }

func (b *Writer) AvailableBuffer() []byte {
	return b.buffer()[b.n:][:0]
}

func (b *Writer) Reset(w io.Writer) {
	if b == w {
		return
	}
	if b.size == 0 {
		b.size = defaultSize
	}
	b.err = nil
	b.n = 0
	b.wr = w
}

// buffer makes the buffer if it is not there yet.
func (b *Writer) buffer() []byte {
	buf := b.buf
	if buf == nil {
		buf = make([]byte, b.size)
		b.buf = buf
	}
	return buf
}

func (b *Writer) Flush() error {
	if b.err != nil || b.n == 0 {
		return b.err
	}
	n, err := b.wr.Write(b.buf[:b.n])
	if n < b.n && err == nil {
		err = io.ErrShortWrite
	}
	if err != nil {
		if n > 0 && n < b.n {
			copy(b.buf, b.buf[n:b.n])
		}
		b.n -= n
		b.err = err
		return err
	}
	b.n = 0
	return nil
}

func (b *Writer) Write(p []byte) (nn int, err error) {
	for len(p) > b.Available() && b.err == nil {
		var n int
		if b.n == 0 {
			// Too large for the buffer: there is no need to copy.
			n, b.err = b.wr.Write(p)
		} else {
			n = copy(b.buf[b.n:], p)
			b.n += n
			b.Flush()
		}
		nn += n
		p = p[n:]
	}
	if b.err != nil {
		return nn, b.err
	}
	at := b.n
	n := copy(b.buffer()[at:], p)
	b.n = at + n
	return nn + n, nil
}

func (b *Writer) WriteString(s string) (int, error) {
	nn := 0
	for len(s) > b.Available() && b.err == nil {
		var n int
		to, ok := b.wr.(io.StringWriter)
		if b.n == 0 && ok {
			n, b.err = to.WriteString(s)
		} else {
			n = copy(b.buffer()[b.n:], s)
			b.n += n
			b.Flush()
		}
		nn += n
		s = s[n:]
	}
	if b.err != nil {
		return nn, b.err
	}
	at := b.n
	n := copy(b.buffer()[at:], s)
	b.n = at + n
	return nn + n, nil
}

func (b *Writer) WriteByte(c byte) error {
	if b.err != nil {
		return b.err
	}
	if b.Available() <= 0 && b.Flush() != nil {
		return b.err
	}
	at := b.n
	b.buffer()[at] = c
	b.n = at + 1
	return nil
}

func (b *Writer) WriteRune(r rune) (size int, err error) {
	if b.err != nil {
		return 0, b.err
	}
	if b.Available() < utf8.UTFMax {
		if b.Flush(); b.err != nil {
			return 0, b.err
		}
	}
	return b.WriteString(string(r))
}

func (b *Writer) ReadFrom(r io.Reader) (n int64, err error) {
	if b.err != nil {
		return 0, b.err
	}
	to, ok := b.wr.(io.ReaderFrom)
	for nEmpty := 0; ; {
		if b.Available() == 0 {
			if err := b.Flush(); err != nil {
				return n, err
			}
		}
		if ok && b.n == 0 {
			m, err := to.ReadFrom(r)
			b.err = err
			return n + m, err
		}
		m, err := r.Read(b.buffer()[b.n:])
		b.n += m
		n += int64(m)
		if err == io.EOF {
			if b.Available() == 0 {
				return n, b.Flush()
			}
			return n, nil
		}
		if err != nil {
			return n, err
		}
		nEmpty++
		if m > 0 {
			nEmpty = 0
		}
		if nEmpty == maxEmpty {
			return n, io.ErrNoProgress
		}
	}
}

// A ReadWriter is both.
type ReadWriter struct {
	*Reader
	*Writer
}

func NewReadWriter(r *Reader, w *Writer) *ReadWriter { return &ReadWriter{r, w} }
