package bytes

import "strings"

// parts finds the strings, which stand in s one after the other, `gap` bytes apart; each can be appended to without harm.
func parts(s []byte, texts []string, gap int) [][]byte {
	if texts == nil {
		return nil
	}
	found := make([][]byte, len(texts))
	start := 0
	for i, text := range texts {
		end := start + len(text)
		found[i] = s[start:end:end]
		start = end + gap
	}
	if n := len(found); n > 0 {
		found[n-1] = s[start-gap-len(texts[n-1]) : start-gap]
	}
	return found
}

func Split(s, sep []byte) [][]byte      { return SplitN(s, sep, -1) }
func SplitAfter(s, sep []byte) [][]byte { return SplitAfterN(s, sep, -1) }

func SplitN(s, sep []byte, n int) [][]byte {
	return parts(s, strings.SplitN(string(s), string(sep), n), len(sep))
}

func SplitAfterN(s, sep []byte, n int) [][]byte {
	return parts(s, strings.SplitAfterN(string(s), string(sep), n), 0)
}

// Fields cuts s at white space.
func Fields(s []byte) [][]byte {
	text := string(s)
	fields := [][]byte{}
	at := 0
	for _, field := range strings.Fields(text) {
		start := at + strings.Index(text[at:], field)
		at = start + len(field)
		fields = append(fields, s[start:at:at])
	}
	return fields
}

func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	fields := [][]byte{}
	start := -1
	for i, r := range string(s) {
		if f(r) {
			if start >= 0 {
				fields = append(fields, s[start:i:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		fields = append(fields, s[start:len(s):len(s)])
	}
	return fields
}
