// Package strings: functions on strings.
package strings

func Contains(s, substr string) bool     { return Index(s, substr) >= 0 }
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }
func ContainsAny(s, chars string) bool   { return IndexAny(s, chars) >= 0 }
func HasPrefix(s, prefix string) bool    { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

func Index(s, substr string) int
func LastIndex(s, substr string) int
func IndexByte(s string, c byte) int
func LastIndexByte(s string, c byte) int

// IndexRune finds a rune; of U+FFFD also the first byte that is not UTF-8, and no rune that cannot be encoded.
func IndexRune(s string, r rune) int
func IndexAny(s, chars string) int
func LastIndexAny(s, chars string) int

// Count counts the places where substr stands, not overlapping; of an empty one, the runes and one more.
func Count(s, substr string) int
func Compare(a, b string) int
func EqualFold(s, t string) bool

func IndexFunc(s string, f func(rune) bool) int {
	for i, r := range s {
		if f(r) {
			return i
		}
	}
	return -1
}

func LastIndexFunc(s string, f func(rune) bool) int {
	for end := len(s); end > 0; {
		start, r := lastRune(s, end)
		if f(r) {
			return start
		}
		end = start
	}
	return -1
}
