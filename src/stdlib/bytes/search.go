// Package bytes: functions on slices of bytes. Most read the bytes as a string first.
package bytes

import "strings"

func Equal(a, b []byte) bool                      { return string(a) == string(b) }
func Compare(a, b []byte) int                     { return strings.Compare(string(a), string(b)) }
func Contains(b, subslice []byte) bool            { return Index(b, subslice) >= 0 }
func ContainsAny(b []byte, chars string) bool     { return IndexAny(b, chars) >= 0 }
func ContainsRune(b []byte, r rune) bool          { return IndexRune(b, r) >= 0 }
func Count(s, sep []byte) int                     { return strings.Count(string(s), string(sep)) }
func EqualFold(s, t []byte) bool                  { return strings.EqualFold(string(s), string(t)) }
func Index(s, sep []byte) int                     { return strings.Index(string(s), string(sep)) }
func IndexRune(s []byte, r rune) int              { return strings.IndexRune(string(s), r) }
func IndexAny(s []byte, chars string) int         { return strings.IndexAny(string(s), chars) }
func LastIndex(s, sep []byte) int                 { return strings.LastIndex(string(s), string(sep)) }
func LastIndexByte(s []byte, c byte) int          { return strings.LastIndexByte(string(s), c) }
func LastIndexAny(s []byte, chars string) int     { return strings.LastIndexAny(string(s), chars) }
func IndexFunc(s []byte, f func(r rune) bool) int { return strings.IndexFunc(string(s), f) }

func LastIndexFunc(s []byte, f func(r rune) bool) int {
	return strings.LastIndexFunc(string(s), f)
}

func IndexByte(b []byte, c byte) int {
	if len(b) == 0 {
		return -1
	}
	return indexByte(b, c)
}

// indexByte reads a slice that is not empty.
//
//raceweave:operation
func indexByte(b []byte, c byte) int

func HasPrefix(s, prefix []byte) bool {
	return len(s) >= len(prefix) && string(s[:len(prefix)]) == string(prefix)
}

func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && string(s[len(s)-len(suffix):]) == string(suffix)
}
