// Package base64 writes three bytes as four characters.
package base64

import "strconv"

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

const (
	alphabet    = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	invalid     = 255
	bitsPerChar = 6
)

type Encoding struct {
	alphabet string
	values   [256]byte
	padding  rune
	isStrict bool
}

var (
	StdEncoding    = NewEncoding(alphabet + "+/")
	URLEncoding    = NewEncoding(alphabet + "-_")
	RawStdEncoding = StdEncoding.WithPadding(NoPadding)
	RawURLEncoding = URLEncoding.WithPadding(NoPadding)
)

func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	e := &Encoding{alphabet: encoder, padding: StdPadding}
	e.fill(encoder)
	return e
}

// fill makes the table of values; nobody else can see the encoding yet.
func (e *Encoding) fill(encoder string) {
	for i := range e.values {
		e.values[i] = invalid
	}
	for i := 0; i < len(encoder); i++ {
		if c := encoder[i]; c == '\n' || c == '\r' {
			panic("encoding alphabet contains newline character")
		} else if e.values[c] != invalid {
			panic("encoding alphabet includes duplicate symbols")
		} else {
			e.values[c] = byte(i)
		}
	}
}

func (enc Encoding) WithPadding(padding rune) *Encoding {
	switch {
	case padding < NoPadding || padding == '\r' || padding == '\n' || padding > 0xff:
		panic("invalid padding")
	case padding != NoPadding && enc.values[byte(padding)] != invalid:
		panic("padding contained in alphabet")
	}
	enc.padding = padding
	return &enc
}

// Strict rejects characters whose unused bits are not 0.
func (enc Encoding) Strict() *Encoding {
	enc.isStrict = true
	return &enc
}

func (enc *Encoding) EncodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

func (enc *Encoding) DecodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

func (enc *Encoding) Encode(dst, src []byte) {
	at := 0
	for len(src) > 0 {
		n := min3(len(src))
		group := uint(0)
		for i := 0; i < 3; i++ {
			group <<= 8
			if i < n {
				group |= uint(src[i])
			}
		}
		for i := 0; i < 4; i++ {
			if i <= n {
				dst[at] = enc.alphabet[group>>(18-bitsPerChar*i)&63]
			} else if enc.padding == NoPadding {
				break
			} else {
				dst[at] = byte(enc.padding)
			}
			at++
		}
		src = src[n:]
	}
}

func min3(n int) int {
	if n > 3 {
		return 3
	}
	return n
}

func (enc *Encoding) EncodeToString(src []byte) string {
	dst := make([]byte, enc.EncodedLen(len(src)))
	enc.Encode(dst, src)
	return string(dst)
}

// CorruptInputError is the offset of the first bad byte.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	dst := make([]byte, enc.DecodedLen(len(s)))
	n, err := enc.Decode(dst, []byte(s))
	return dst[:n], err
}

// Decode skips line ends. At a mistake it returns what came before.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	group, count := uint(0), 0
	for i := 0; i < len(src); i++ {
		c := src[i]
		if c == '\n' || c == '\r' {
			continue
		}
		if rune(c) == enc.padding {
			return enc.finish(dst, src, n, i, group, count)
		}
		value := enc.values[c]
		if value == invalid {
			return n, CorruptInputError(i)
		}
		group = group<<bitsPerChar | uint(value)
		if count++; count == 4 {
			n += put(dst[n:], group, 3)
			group, count = 0, 0
		}
	}
	if count == 0 {
		return n, nil
	}
	if count == 1 || enc.padding != NoPadding {
		return n, CorruptInputError(len(src) - count)
	}
	return enc.flush(dst, n, group, count, len(src)-1)
}

// finish reads the padding that begins at src[i].
func (enc *Encoding) finish(dst, src []byte, n, i int, group uint, count int) (int, error) {
	if count < 2 {
		return n, CorruptInputError(i)
	}
	last := i
	for missing := 4 - count - 1; missing > 0; missing-- {
		i = skipLineEnds(src, i+1)
		if i == len(src) {
			return n, CorruptInputError(len(src))
		}
		if rune(src[i]) != enc.padding {
			return n, CorruptInputError(i - 1)
		}
	}
	n, err := enc.flush(dst, n, group, count, last)
	if rest := skipLineEnds(src, i+1); err == nil && rest < len(src) {
		err = CorruptInputError(rest)
	}
	return n, err
}

func skipLineEnds(src []byte, i int) int {
	for i < len(src) && (src[i] == '\n' || src[i] == '\r') {
		i++
	}
	return i
}

// flush writes the bytes of an incomplete group of two or three characters.
func (enc *Encoding) flush(dst []byte, n int, group uint, count, at int) (int, error) {
	group <<= bitsPerChar * (4 - count)
	size := count - 1
	if enc.isStrict && group<<(8*size)&0xffffff != 0 {
		return n, CorruptInputError(at)
	}
	return n + put(dst[n:], group, size), nil
}

func put(dst []byte, group uint, size int) int {
	for i := 0; i < size; i++ {
		dst[i] = byte(group >> (16 - 8*i))
	}
	return size
}
