package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// MinRead is the room that ReadFrom makes for each Read.
const MinRead = 512

// ErrTooLarge is never needed: memory has other limits here.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

const firstSize = 64

// What the last operation read, for UnreadByte and UnreadRune: nothing, something else, or a rune of so many bytes.
type readOp int8

const (
	opRead    readOp = -1
	opInvalid readOp = 0
)

// A Buffer holds what was written and not read yet. It is plain memory: two goroutines that use one race, and what Bytes and Next
// return is overwritten later.
type Buffer struct {
	buf      []byte
	off      int
	lastRead readOp
}

func NewBuffer(buf []byte) *Buffer     { return &Buffer{buf: buf} }
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }
func (b *Buffer) Bytes() []byte        { return b.buf[b.off:] }
func (b *Buffer) Len() int             { return len(b.buf) - b.off }
func (b *Buffer) Cap() int             { return cap(b.buf) }

func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:])
}

func (b *Buffer) Reset() {
	b.buf = b.buf[:0]
	b.off = 0
	b.lastRead = opInvalid
}

func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.lastRead = opInvalid
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.off+n]
}

// withRoom is the buffer with room for n more bytes: behind those that are there, by moving them down, or in new memory.
func (b *Buffer) withRoom(n int) []byte {
	buf, off := b.buf, b.off
	size := len(buf) - off
	if size == 0 && off != 0 {
		b.Reset()
		buf, off = buf[:0], 0
	}
	switch room := cap(buf); {
	case room-len(buf) >= n:
		return buf
	case buf == nil && n <= firstSize:
		return make([]byte, 0, firstSize)
	case n <= room/2-size:
		copy(buf, buf[off:])
		buf = buf[:size]
	default:
		room *= 2
		if room < size+n {
			room = size + n
		}
		larger := append([]byte(nil), make([]byte, room)...)
		copy(larger, buf[off:])
		buf = larger[:size]
	}
	b.off = 0
	return buf
}

func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	b.buf = b.withRoom(n)
}

func (b *Buffer) Write(p []byte) (n int, err error) {
	b.lastRead = opInvalid
	buf := b.buf
	if len(p) > cap(buf)-len(buf) {
		buf = b.withRoom(len(p))
	}
	b.buf = append(buf, p...)
	return len(p), nil
}

func (b *Buffer) WriteString(s string) (n int, err error) {
	b.lastRead = opInvalid
	buf := b.buf
	if len(s) > cap(buf)-len(buf) {
		buf = b.withRoom(len(s))
	}
	b.buf = append(buf, s...)
	return len(s), nil
}

func (b *Buffer) WriteByte(c byte) error {
	b.lastRead = opInvalid
	buf := b.buf
	if len(buf) == cap(buf) {
		buf = b.withRoom(1)
	}
	b.buf = append(buf, c)
	return nil
}

func (b *Buffer) WriteRune(r rune) (n int, err error) { return b.WriteString(string(r)) }

func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.lastRead = opInvalid
	if size := b.Len(); size > 0 {
		m, err := w.Write(b.buf[b.off:])
		if m > size {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += m
		n = int64(m)
		if err != nil {
			return n, err
		}
		if m != size {
			return n, io.ErrShortWrite
		}
	}
	b.Reset()
	return n, nil
}

func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.lastRead = opInvalid
	for {
		b.buf = b.withRoom(MinRead)
		m, err := r.Read(b.buf[len(b.buf):cap(b.buf)])
		if m < 0 {
			panic(errors.New("bytes.Buffer: reader returned negative count from Read"))
		}
		b.buf = b.buf[:len(b.buf)+m]
		n += int64(m)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

func (b *Buffer) Read(p []byte) (n int, err error) {
	b.lastRead = opInvalid
	if b.Len() == 0 {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.buf[b.off:])
	b.off += n
	if n > 0 {
		b.lastRead = opRead
	}
	return n, nil
}

func (b *Buffer) Next(n int) []byte {
	b.lastRead = opInvalid
	if n > b.Len() {
		n = b.Len()
	}
	next := b.buf[b.off : b.off+n]
	b.off += n
	if n > 0 {
		b.lastRead = opRead
	}
	return next
}

func (b *Buffer) ReadByte() (byte, error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, io.EOF
	}
	c := b.buf[b.off]
	b.off++
	b.lastRead = opRead
	return c, nil
}

func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.off:])
	b.off += size
	b.lastRead = readOp(size)
	return r, size, nil
}

func (b *Buffer) UnreadRune() error {
	if b.lastRead <= opInvalid {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.off -= int(b.lastRead)
	b.lastRead = opInvalid
	return nil
}

func (b *Buffer) UnreadByte() error {
	if b.lastRead == opInvalid {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.lastRead = opInvalid
	b.off--
	return nil
}

// readLine is what stands up to delim, or all with an error.
func (b *Buffer) readLine(delim byte) (line []byte, err error) {
	at := IndexByte(b.buf[b.off:], delim)
	end := b.off + at + 1
	if at < 0 {
		end = len(b.buf)
		err = io.EOF
	}
	line = b.buf[b.off:end]
	b.off = end
	b.lastRead = opRead
	return line, err
}

func (b *Buffer) ReadString(delim byte) (line string, err error) {
	part, err := b.readLine(delim)
	return string(part), err
}

func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	part, err := b.readLine(delim)
	return append(line, part...), err
}
