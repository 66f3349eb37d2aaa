// Package utf8: runes and their encoding.
package utf8

const (
	RuneError = '\uFFFD'
	RuneSelf  = 0x80
	MaxRune   = '\U0010FFFF'
	UTFMax    = 4
)

func RuneCountInString(s string) (n int)
func ValidString(s string) bool

// RuneLen is the number of bytes of a rune; -1 if it cannot be encoded.
func RuneLen(r rune) int
func ValidRune(r rune) bool
func DecodeRuneInString(s string) (r rune, size int)
func DecodeLastRuneInString(s string) (r rune, size int)

// FullRuneInString reports whether more bytes would not change the first rune.
func FullRuneInString(s string) bool

func RuneCount(p []byte) int                     { return RuneCountInString(string(p)) }
func Valid(p []byte) bool                        { return ValidString(string(p)) }
func DecodeRune(p []byte) (r rune, size int)     { return DecodeRuneInString(head(p)) }
func DecodeLastRune(p []byte) (r rune, size int) { return DecodeLastRuneInString(tail(p)) }
func FullRune(p []byte) bool                     { return FullRuneInString(head(p)) }
func AppendRune(p []byte, r rune) []byte         { return append(p, string(r)...) }
func RuneStart(b byte) bool                      { return b&0xC0 != 0x80 }

// EncodeRune writes r, which must fit.
func EncodeRune(p []byte, r rune) int {
	text := string(r)
	_ = p[len(text)-1]
	return copy(p, text)
}

// head and tail are the bytes that tell the first and the last rune.
func head(p []byte) string {
	if len(p) > UTFMax {
		p = p[:UTFMax]
	}
	return string(p)
}

func tail(p []byte) string {
	if len(p) > UTFMax {
		p = p[len(p)-UTFMax:]
	}
	return string(p)
}
