package strings

import (
	"errors"
	"io"
)

// A Reader reads a string.
type Reader struct {
	s string
	i int
}

func NewReader(s string) *Reader { return &Reader{s, 0} }

func (r *Reader) Len() int    { return len(r.s) - r.i }
func (r *Reader) Size() int64 { return int64(len(r.s)) }

func (r *Reader) Read(b []byte) (n int, err error) {
	if r.i >= len(r.s) {
		return 0, io.EOF
	}
	n = copy(b, r.s[r.i:])
	r.i += n
	return n, nil
}

func (r *Reader) ReadByte() (byte, error) {
	if r.i >= len(r.s) {
		return 0, io.EOF
	}
	b := r.s[r.i]
	r.i++
	return b, nil
}

func (r *Reader) UnreadByte() error {
	if r.i <= 0 {
		return errors.New("strings.Reader.UnreadByte: at beginning of string")
	}
	r.i--
	return nil
}

func (r *Reader) ReadRune() (ch rune, size int, err error) {
	for _, each := range r.s[r.i:] {
		size = runeSize(r.s, r.i)
		r.i += size
		return each, size, nil
	}
	return 0, 0, io.EOF
}

// A Replacer replaces several strings at once; where several fit, the first pair wins.
type Replacer struct {
	pairs []string
}

func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{append([]string(nil), oldnew...)}
}

func (r *Replacer) Replace(s string) string {
	text := ""
	for at := 0; at <= len(s); {
		i := r.pairAt(s[at:])
		if i >= 0 {
			text += r.pairs[i+1]
			at += len(r.pairs[i])
		}
		if at < len(s) && (i < 0 || len(r.pairs[i]) == 0) {
			text += s[at : at+1]
		}
		if i < 0 || len(r.pairs[i]) == 0 {
			at++
		} else if at == len(s) {
			break
		}
	}
	return text
}

func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}

// pairAt is the index of the first pair whose old string begins s; -1.
func (r *Replacer) pairAt(s string) int {
	for i := 0; i < len(r.pairs); i += 2 {
		if HasPrefix(s, r.pairs[i]) {
			return i
		}
	}
	return -1
}
