package strings

func ToUpper(s string) string
func ToLower(s string) string

func ToTitle(s string) string { return ToUpper(s) }
func TrimSpace(s string) string
func isSpace(r rune) bool

// replace replaces the first n places (all if n is negative).
func replace(s, old, new string, n int) string
func repeat(s string, count int) string

func Replace(s, old, new string, n int) string { return replace(s, old, new, n) }
func ReplaceAll(s, old, new string) string     { return replace(s, old, new, -1) }
func Clone(s string) string                    { return s }

func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	return repeat(s, count)
}

// Map puts what mapping says in place of each rune, nothing for a negative one.
func Map(mapping func(rune) rune, s string) string {
	text := ""
	for _, r := range s {
		if to := mapping(r); to >= 0 {
			text += string(to)
		}
	}
	return text
}

func TrimPrefix(s, prefix string) string {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

func TrimSuffix(s, suffix string) string {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

func Trim(s, cutset string) string { return TrimRight(TrimLeft(s, cutset), cutset) }
func TrimLeft(s, cutset string) string
func TrimRight(s, cutset string) string

func TrimFunc(s string, f func(rune) bool) string {
	return TrimRightFunc(TrimLeftFunc(s, f), f)
}

func TrimLeftFunc(s string, f func(rune) bool) string {
	for i, r := range s {
		if !f(r) {
			return s[i:]
		}
	}
	return ""
}

func TrimRightFunc(s string, f func(rune) bool) string {
	end := 0
	for i, r := range s {
		if !f(r) {
			end = i + runeSize(s, i)
		}
	}
	return s[:end]
}

// runeSize is the number of bytes of the rune at s[i].
func runeSize(s string, i int) int
