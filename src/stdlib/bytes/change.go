package bytes

import (
	"strings"
	"unicode/utf8"
)

// What follows returns copies.

func ToUpper(s []byte) []byte { return []byte(strings.ToUpper(string(s))) }
func ToLower(s []byte) []byte { return []byte(strings.ToLower(string(s))) }
func ToTitle(s []byte) []byte { return []byte(strings.ToTitle(string(s))) }
func Title(s []byte) []byte   { return []byte(strings.Title(string(s))) }
func Runes(s []byte) []rune   { return []rune(string(s)) }

func Map(mapping func(r rune) rune, s []byte) []byte {
	mapped := make([]byte, 0, len(s))
	for _, r := range string(s) {
		if to := mapping(r); to >= 0 {
			mapped = utf8.AppendRune(mapped, to)
		}
	}
	return mapped
}

func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if count > 0 && len(b) > 0 && count > (1<<63-1)/len(b) {
		panic("bytes: Repeat output length overflow")
	}
	return []byte(strings.Repeat(string(b), count))
}

func ToValidUTF8(s, replacement []byte) []byte {
	return []byte(strings.ToValidUTF8(string(s), string(replacement)))
}

func Replace(s, old, new []byte, n int) []byte {
	return []byte(strings.Replace(string(s), string(old), string(new), n))
}

func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

func Join(s [][]byte, sep []byte) []byte {
	all := []byte{}
	for i, part := range s {
		if i > 0 {
			all = append(all, sep...)
		}
		all = append(all, part...)
	}
	return all
}

// What follows returns parts of its argument.

// left and right are s without its first or last bytes; nil if none remain on the left side.
func left(s []byte, n int) []byte {
	if n == len(s) {
		return nil
	}
	return s[n:]
}

func TrimLeft(s []byte, cutset string) []byte {
	return left(s, len(s)-len(strings.TrimLeft(string(s), cutset)))
}

func TrimRight(s []byte, cutset string) []byte {
	return s[:len(strings.TrimRight(string(s), cutset))]
}

func Trim(s []byte, cutset string) []byte {
	s = TrimLeft(s, cutset)
	if len(s) == 0 {
		return nil
	}
	return TrimRight(s, cutset)
}

func TrimSpace(s []byte) []byte {
	text := string(s)
	trimmed := strings.TrimSpace(text)
	if trimmed == "" {
		return nil
	}
	start := strings.Index(text, trimmed)
	return s[start : start+len(trimmed)]
}

func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	return left(s, len(s)-len(strings.TrimLeftFunc(string(s), f)))
}

func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	return s[:len(strings.TrimRightFunc(string(s), f))]
}

func TrimFunc(s []byte, f func(r rune) bool) []byte {
	return TrimRightFunc(TrimLeftFunc(s, f), f)
}

func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

func Cut(s, sep []byte) (before, after []byte, found bool) {
	if at := Index(s, sep); at >= 0 {
		return s[:at], s[at+len(sep):], true
	}
	return s, nil, false
}
