package reflect

import (
	"strconv"
	"strings"
)

func (tag StructTag) Lookup(key string) (value string, ok bool) {
	rest := string(tag)
	for {
		rest = strings.TrimLeft(rest, " ")
		colon := strings.Index(rest, ":\"")
		if colon <= 0 || strings.ContainsAny(rest[:colon], " \"") {
			return "", false
		}
		name := rest[:colon]
		rest = rest[colon+1:]
		end := quoteEnd(rest)
		if end < 0 {
			return "", false
		}
		if name == key {
			value, err := strconv.Unquote(rest[:end])
			return value, err == nil
		}
		rest = rest[end:]
	}
}

// quoteEnd is where the quoted string at the start of s ends; negative if it does not.
func quoteEnd(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return -1
}
