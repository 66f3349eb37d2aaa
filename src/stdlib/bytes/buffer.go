package bytes

import (
	"errors"
	"io"
	"strings"
)

// MinRead is part of Go's interface; nothing here depends on it.
const MinRead = 512

// ErrTooLarge is never needed: memory has other limits here.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

// A Buffer holds what was written and not read yet. It is plain memory: two goroutines that use one race.
type Buffer struct {
	text string
}

func NewBuffer(buf []byte) *Buffer     { return &Buffer{string(buf)} }
func NewBufferString(s string) *Buffer { return &Buffer{s} }
func (b *Buffer) Bytes() []byte        { return []byte(b.text) }
func (b *Buffer) Len() int             { return len(b.text) }
func (b *Buffer) Cap() int             { return len(b.text) }
func (b *Buffer) Reset()               { b.text = "" }
func (b *Buffer) Grow(n int)           {}

func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return b.text
}

func (b *Buffer) Truncate(n int) {
	if n < 0 || n > len(b.text) {
		panic("bytes.Buffer: truncation out of range")
	}
	b.text = b.text[:n]
}

func (b *Buffer) Write(p []byte) (n int, err error) {
	b.text += string(p)
	return len(p), nil
}

func (b *Buffer) WriteString(s string) (n int, err error) {
	b.text += s
	return len(s), nil
}

func (b *Buffer) WriteByte(c byte) error {
	b.text += string([]byte{c})
	return nil
}

func (b *Buffer) WriteRune(r rune) (n int, err error) {
	text := string(r)
	b.text += text
	return len(text), nil
}

func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	text := b.text
	b.text = ""
	m, err := io.WriteString(w, text)
	return int64(m), err
}

func (b *Buffer) Read(p []byte) (n int, err error) {
	if b.text == "" && len(p) > 0 {
		return 0, io.EOF
	}
	n = copy(p, b.text)
	b.text = b.text[n:]
	return n, nil
}

func (b *Buffer) Next(n int) []byte {
	if n > len(b.text) {
		n = len(b.text)
	}
	next := []byte(b.text[:n])
	b.text = b.text[n:]
	return next
}

func (b *Buffer) ReadByte() (byte, error) {
	if b.text == "" {
		return 0, io.EOF
	}
	c := b.text[0]
	b.text = b.text[1:]
	return c, nil
}

func (b *Buffer) ReadString(delim byte) (line string, err error) {
	at := strings.IndexByte(b.text, delim)
	if at < 0 {
		line, b.text = b.text, ""
		return line, io.EOF
	}
	line, b.text = b.text[:at+1], b.text[at+1:]
	return line, nil
}

func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	text, err := b.ReadString(delim)
	return []byte(text), err
}
