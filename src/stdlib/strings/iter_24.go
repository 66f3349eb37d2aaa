//go:build go1.24

package strings

import "iter"

// Lines gives the lines of s with their newlines.
func Lines(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(s) > 0 {
			end := IndexByte(s, '\n') + 1
			if end == 0 {
				end = len(s)
			}
			if !yield(s[:end]) {
				return
			}
			s = s[end:]
		}
	}
}

func SplitSeq(s, sep string) iter.Seq[string]      { return splitSeq(s, sep, 0) }
func SplitAfterSeq(s, sep string) iter.Seq[string] { return splitSeq(s, sep, len(sep)) }

func splitSeq(s, sep string, keep int) iter.Seq[string] {
	return func(yield func(string) bool) {
		rest := s
		if sep == "" {
			for rest != "" {
				size := runeSize(rest, 0)
				if !yield(rest[:size]) {
					return
				}
				rest = rest[size:]
			}
			return
		}
		for {
			at := Index(rest, sep)
			if at < 0 {
				yield(rest)
				return
			}
			if !yield(rest[:at+keep]) {
				return
			}
			rest = rest[at+len(sep):]
		}
	}
}

func FieldsSeq(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for start, end := nextField(s, 0); start >= 0; start, end = nextField(s, end) {
			if !yield(s[start:end]) {
				return
			}
		}
	}
}

func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := -1
		for i, r := range s {
			if f(r) {
				if start >= 0 {
					if !yield(s[start:i]) {
						return
					}
					start = -1
				}
			} else if start < 0 {
				start = i
			}
		}
		if start >= 0 {
			yield(s[start:])
		}
	}
}
