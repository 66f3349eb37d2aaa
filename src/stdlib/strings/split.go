package strings

// split cuts s at sep, at most n parts (all if n is negative), and keeps the first `keep` bytes of each sep.
func split(s, sep string, keep int, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		return explode(s, n)
	}
	most := Count(s, sep) + 1
	if n < 0 || n > most {
		n = most
	}
	parts := make([]string, n)
	for i := 0; i < n-1; i++ {
		at := Index(s, sep)
		parts[i] = s[:at+keep]
		s = s[at+len(sep):]
	}
	parts[n-1] = s
	return parts
}

// explode cuts s into its runes, at most n parts.
func explode(s string, n int) []string {
	most := Count(s, "") - 1
	if n < 0 || n > most {
		n = most
	}
	parts := make([]string, 0, n)
	start := 0
	for at := range s {
		if at > start && len(parts) < n-1 {
			parts = append(parts, s[start:at])
			start = at
		}
	}
	if n > 0 {
		parts = append(parts, s[start:])
	}
	return parts
}

func Split(s, sep string) []string              { return split(s, sep, 0, -1) }
func SplitN(s, sep string, n int) []string      { return split(s, sep, 0, n) }
func SplitAfter(s, sep string) []string         { return split(s, sep, len(sep), -1) }
func SplitAfterN(s, sep string, n int) []string { return split(s, sep, len(sep), n) }

// Fields cuts s at white space.
func Fields(s string) []string {
	fields := make([]string, countFields(s))
	end := 0
	for i := range fields {
		var start int
		start, end = nextField(s, end)
		fields[i] = s[start:end]
	}
	return fields
}

// nextField is the next field from s[from] on; -1, -1 behind the last. countFields counts all.
func nextField(s string, from int) (start, end int)
func countFields(s string) int

func FieldsFunc(s string, f func(rune) bool) []string {
	fields := []string{}
	start := -1
	for i, r := range s {
		if f(r) {
			if start >= 0 {
				fields = append(fields, s[start:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		fields = append(fields, s[start:])
	}
	return fields
}

func Join(elems []string, sep string) string {
	if len(elems) == 0 {
		return ""
	}
	text := elems[0]
	for _, elem := range elems[1:] {
		text += sep + elem
	}
	return text
}

func Cut(s, sep string) (before, after string, found bool) {
	if at := Index(s, sep); at >= 0 {
		return s[:at], s[at+len(sep):], true
	}
	return s, "", false
}
