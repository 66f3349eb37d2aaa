package fmt

import "strconv"

// scanFormat reads a text that looks like format.
func scanFormat(s *scan, format string, a []any) (n int, err error) {
	defer s.recoverError(&err)
	for at := 0; at < len(format); {
		size, isFit := s.matchLiteral(format[at:])
		at += size
		if size > 0 && isFit {
			continue
		}
		if at == len(format) || format[at] != '%' {
			if !isFit {
				s.fail("input does not match format")
			}
			break
		}
		at++
		width, verb, end := readVerb(format, at)
		if verb != 'c' {
			s.SkipSpace()
		}
		if verb == '%' {
			s.wantMore()
			if !s.skip("%") {
				s.fail("missing literal %")
			}
			at = end
			continue
		}
		if n >= len(a) {
			s.fail("too few operands for format '%" + format[end-len(string(verb)):] + "'")
		}
		s.width = width
		if width > 0 {
			s.limit = s.nRead + width
		}
		s.scanOne(verb, a[n])
		n++
		s.width = 0
		s.limit = 0
		at = end
	}
	if n < len(a) {
		s.fail("too many operands")
	}
	return n, nil
}

// readVerb reads a width and a verb.
func readVerb(format string, at int) (width int, verb rune, end int) {
	end = at
	for end < len(format) && '0' <= format[end] && format[end] <= '9' {
		end++
	}
	if end > at {
		width, _ = strconv.Atoi(format[at:end])
	}
	for _, verb = range format[end:] {
		return width, verb, end + textRuneSize(format, end)
	}
	return width, '\uFFFD', end
}

// matchLiteral matches the text of format up to a verb; it returns how much of format that was, and whether the input went along.
func (s *scan) matchLiteral(format string) (size int, isFit bool) {
	at := 0
	for at < len(format) {
		var r rune
		for _, r = range format[at:] {
			break
		}
		width := textRuneSize(format, at)
		if isSpace(r) {
			at += s.matchSpace(format[at:])
			continue
		}
		if r == '%' {
			if at+1 == len(format) {
				s.fail("missing verb: % at end of format string")
			}
			if format[at+1] != '%' {
				return at, true
			}
			at++
		}
		if s.mustRead() != r {
			s.UnreadRune()
			return 0, false
		}
		at += width
	}
	return at, true
}

// matchSpace matches white space of format. Each newline stands for spaces and a newline or the end; spaces alone stand for one space at
// least, spaces behind a newline for any number.
func (s *scan) matchSpace(format string) (size int) {
	nNewlines := 0
	isSpaceLast := false
	for i, r := range format {
		if !isSpace(r) {
			break
		}
		isSpaceLast = r != '\n'
		if !isSpaceLast {
			nNewlines++
		}
		size = i + textRuneSize(format, i)
	}
	for i := 0; i < nNewlines; i++ {
		r := s.skipBlanks(s.getRune())
		if r != '\n' && r != eof {
			s.fail("newline in format does not match input")
		}
	}
	if !isSpaceLast {
		return size
	}
	r := s.getRune()
	if nNewlines == 0 {
		if !isSpace(r) && r != eof {
			s.fail("expected space in input to match format")
		}
		if r == '\n' {
			s.fail("newline in input does not match format")
		}
	}
	if s.skipBlanks(r) != eof {
		s.UnreadRune()
	}
	return size
}

// skipBlanks is the first rune from r on that is no space, or a newline.
func (s *scan) skipBlanks(r rune) rune {
	for isSpace(r) && r != '\n' {
		r = s.getRune()
	}
	return r
}
