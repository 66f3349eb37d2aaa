package strconv

func Quote(s string) string
func QuoteToASCII(s string) string
func QuoteToGraphic(s string) string
func QuoteRune(r rune) string
func QuoteRuneToASCII(r rune) string
func QuoteRuneToGraphic(r rune) string

func AppendQuote(dst []byte, s string) []byte          { return append(dst, Quote(s)...) }
func AppendQuoteToASCII(dst []byte, s string) []byte   { return append(dst, QuoteToASCII(s)...) }
func AppendQuoteToGraphic(dst []byte, s string) []byte { return append(dst, QuoteToGraphic(s)...) }
func AppendQuoteRune(dst []byte, r rune) []byte        { return append(dst, QuoteRune(r)...) }

func AppendQuoteRuneToASCII(dst []byte, r rune) []byte {
	return append(dst, QuoteRuneToASCII(r)...)
}

func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return append(dst, QuoteRuneToGraphic(r)...)
}

// CanBackquote reports whether s can stand between backquotes on one line.
func CanBackquote(s string) bool
func IsPrint(r rune) bool
func IsGraphic(r rune) bool

func Unquote(s string) (string, error) {
	text, ok := unquote(s)
	if !ok {
		return "", ErrSyntax
	}
	return text, nil
}

// QuotedPrefix is the literal that s begins with.
func QuotedPrefix(s string) (string, error) {
	n := quotedLength(s)
	if n < 0 {
		return "", ErrSyntax
	}
	return s[:n], nil
}

// UnquoteChar reads one character or escape of a literal in the given quotes (0: no quote may be escaped, all may stand).
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	value, size, multibyte := unquoteChar(s, quote)
	if size < 0 {
		return 0, false, "", ErrSyntax
	}
	return value, multibyte, s[size:], nil
}

func unquote(s string) (text string, ok bool)
func quotedLength(s string) int
func unquoteChar(s string, quote byte) (value rune, size int, multibyte bool)
