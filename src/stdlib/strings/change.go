package strings

func ToUpper(s string) string
func ToLower(s string) string
func ToTitle(s string) string

// Title changes the first letter of each word to title case.
func Title(s string) string

func TrimSpace(s string) string

// replace replaces the first n places (all if n is negative).
func replace(s, old, new string, n int) string
func repeat(s string, count int) string

func Replace(s, old, new string, n int) string { return replace(s, old, new, n) }
func ReplaceAll(s, old, new string) string     { return replace(s, old, new, -1) }
func Clone(s string) string                    { return s }

// ToValidUTF8 puts replacement in place of each run of bytes that are not UTF-8.
func ToValidUTF8(s, replacement string) string

func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	if count > 0 && len(s) > 0 && count > (1<<63-1)/len(s) {
		panic("strings: Repeat output length overflow")
	}
	return repeat(s, count)
}

// Map puts what mapping says in place of each rune, nothing for a negative one.
func Map(mapping func(rune) rune, s string) string {
	text := ""
	for i, r := range s {
		to := mapping(r)
		switch {
		case to == r && (r != 0xFFFD || runeSize(s, i) > 1):
			text += s[i : i+runeSize(s, i)]
		case to >= 0:
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
	for end := len(s); end > 0; {
		start, r := lastRune(s, end)
		if !f(r) {
			return s[:end]
		}
		end = start
	}
	return ""
}

// runeSize is the number of bytes of the rune at s[i].
func runeSize(s string, i int) int

// lastRune is the rune that ends before s[end], and where it starts.
func lastRune(s string, end int) (start int, r rune)
