//go:build go1.24

package bytes

import (
	"iter"
	"unicode/utf8"
)

// Lines gives the lines of s with their newlines.
func Lines(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for len(s) > 0 {
			end := IndexByte(s, '\n') + 1
			if end == 0 {
				end = len(s)
			}
			if !yield(s[:end:end]) {
				return
			}
			s = s[end:]
		}
	}
}

func SplitSeq(s, sep []byte) iter.Seq[[]byte]      { return splitSeq(s, sep, 0) }
func SplitAfterSeq(s, sep []byte) iter.Seq[[]byte] { return splitSeq(s, sep, len(sep)) }

func splitSeq(s, sep []byte, keep int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		rest := s
		if len(sep) == 0 {
			for len(rest) > 0 {
				_, size := utf8.DecodeRune(rest)
				if !yield(rest[:size:size]) {
					return
				}
				rest = rest[size:]
			}
			return
		}
		for {
			at := Index(rest, sep)
			if at < 0 {
				yield(rest[:len(rest):len(rest)])
				return
			}
			if !yield(rest[: at+keep : at+keep]) {
				return
			}
			rest = rest[at+len(sep):]
		}
	}
}

func FieldsSeq(s []byte) iter.Seq[[]byte] { return each(s, Fields) }

func FieldsFuncSeq(s []byte, f func(rune) bool) iter.Seq[[]byte] {
	return each(s, func(s []byte) [][]byte { return FieldsFunc(s, f) })
}

func each(s []byte, fields func([]byte) [][]byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, field := range fields(s) {
			if !yield(field) {
				return
			}
		}
	}
}
