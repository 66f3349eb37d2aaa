// Package bytes: functions on slices of bytes. Most read the bytes as a string first.
package bytes

import (
	"strings"
	"unicode"
)

func Equal(a, b []byte) bool            { return string(a) == string(b) }
func Compare(a, b []byte) int           { return strings.Compare(string(a), string(b)) }
func Contains(b, subslice []byte) bool  { return strings.Contains(string(b), string(subslice)) }
func Count(s, sep []byte) int           { return strings.Count(string(s), string(sep)) }
func EqualFold(s, t []byte) bool        { return strings.EqualFold(string(s), string(t)) }
func HasPrefix(s, prefix []byte) bool   { return strings.HasPrefix(string(s), string(prefix)) }
func HasSuffix(s, suffix []byte) bool   { return strings.HasSuffix(string(s), string(suffix)) }
func Index(s, sep []byte) int           { return strings.Index(string(s), string(sep)) }
func IndexByte(b []byte, c byte) int    { return strings.IndexByte(string(b), c) }
func LastIndex(s, sep []byte) int       { return strings.LastIndex(string(s), string(sep)) }
func ToUpper(s []byte) []byte           { return []byte(strings.ToUpper(string(s))) }
func ToLower(s []byte) []byte           { return []byte(strings.ToLower(string(s))) }
func Repeat(b []byte, count int) []byte { return []byte(strings.Repeat(string(b), count)) }
func Runes(s []byte) []rune             { return []rune(string(s)) }

func ReplaceAll(s, old, new []byte) []byte {
	return []byte(strings.ReplaceAll(string(s), string(old), string(new)))
}

func Replace(s, old, new []byte, n int) []byte {
	return []byte(strings.Replace(string(s), string(old), string(new), n))
}

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

// What follows returns parts of its argument, not copies.

func TrimSpace(s []byte) []byte {
	for len(s) > 0 && unicode.IsSpace(rune(s[0])) {
		s = s[1:]
	}
	for len(s) > 0 && unicode.IsSpace(rune(s[len(s)-1])) {
		s = s[:len(s)-1]
	}
	return s
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

func Split(s, sep []byte) [][]byte {
	parts := [][]byte{}
	for _, part := range strings.Split(string(s), string(sep)) {
		parts = append(parts, []byte(part))
	}
	return parts
}

func Fields(s []byte) [][]byte {
	parts := [][]byte{}
	for _, part := range strings.Fields(string(s)) {
		parts = append(parts, []byte(part))
	}
	return parts
}
