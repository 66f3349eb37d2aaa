// Package utf8: runes and their encoding.
package utf8

const (
	RuneError = '\uFFFD'
	RuneSelf  = 0x80
	MaxRune   = '\U0010FFFF'
	UTFMax    = 4
)

func RuneCountInString(s string) int
func ValidString(s string) bool

// RuneLen is the number of bytes of a rune; -1 if it cannot be encoded.
func RuneLen(r rune) int
func ValidRune(r rune) bool
func DecodeRuneInString(s string) (r rune, size int)
func DecodeLastRuneInString(s string) (r rune, size int)

func RuneCount(p []byte) int                     { return RuneCountInString(string(p)) }
func Valid(p []byte) bool                        { return ValidString(string(p)) }
func DecodeRune(p []byte) (r rune, size int)     { return DecodeRuneInString(string(p)) }
func DecodeLastRune(p []byte) (r rune, size int) { return DecodeLastRuneInString(string(p)) }
func EncodeRune(p []byte, r rune) int            { return copy(p, string(r)) }
func AppendRune(p []byte, r rune) []byte         { return append(p, string(r)...) }
func RuneStart(b byte) bool                      { return b&0xC0 != 0x80 }
func FullRuneInString(s string) bool {
	r, size := DecodeRuneInString(s)
	return r != RuneError || size > 1 || len(s) >= UTFMax
}
