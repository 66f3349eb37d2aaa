package fmt

import (
	"errors"
	"io"
	"strconv"
)

// What a pointer to scan into points to, as targetOf tells.
const (
	toNothing = iota // no pointer
	toOther
	toBool
	toInt
	toUint
	toFloat
	toString
	toBytes
)

// targetOf tells what arg points to, its bits if it is a number, and whether its type is predeclared.
func targetOf(arg any) (kind, bits int, isPredeclared bool)

// storeWord stores a value of another type that is the same word.
//
//raceweave:operation
func storeWord(target, value any)

const (
	binaryDigits  = "01"
	octalDigits   = "01234567"
	decimalDigits = "0123456789"
	hexDigits     = "0123456789aAbBcCdDeEfF"
)

func (s *scan) scanOne(verb rune, arg any) {
	s.token = ""
	if scanner, ok := arg.(Scanner); ok {
		err := scanner.Scan(s, verb)
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			panic(scanError{err})
		}
		return
	}
	kind, bits, isPredeclared := targetOf(arg)
	switch kind {
	case toNothing:
		s.fail("type not a pointer: " + Sprintf("%T", arg))
	case toBool:
		storeWord(arg, s.scanBool(verb))
	case toInt:
		storeWord(arg, s.scanInt(verb, bits))
	case toUint:
		storeWord(arg, s.scanUint(verb, bits))
	case toFloat:
		if isPredeclared {
			s.wantVerb(verb, "beEfFgGv", "float"+strconv.Itoa(bits))
		}
		s.SkipSpace()
		s.wantMore()
		storeWord(arg, s.readFloat(bits))
	case toString:
		storeWord(arg, s.scanString(verb))
	case toBytes:
		storeWord(arg, []byte(s.scanString(verb)))
	default:
		s.fail("can't scan type: " + Sprintf("%T", arg))
	}
}

func (s *scan) wantVerb(verb rune, verbs, what string) {
	if !contains(verbs, verb) {
		s.fail("bad verb '%" + string(verb) + "' for " + what)
	}
}

func (s *scan) scanBool(verb rune) bool {
	s.SkipSpace()
	s.wantMore()
	s.wantVerb(verb, "tv", "boolean")
	switch s.getRune() {
	case '1':
		return true
	case 't', 'T':
		if s.accept("rR") && (!s.accept("uU") || !s.accept("eE")) {
			s.fail("syntax error scanning boolean")
		}
		return true
	case 'f', 'F':
		if s.accept("aA") && (!s.accept("lL") || !s.accept("sS") || !s.accept("eE")) {
			s.fail("syntax error scanning boolean")
		}
	}
	return false
}

// scanNumber reads the digits of an integer, with a sign if it may have one; base 0 is for digits with a prefix.
func (s *scan) scanNumber(verb rune, isSigned bool) (digits string, base int) {
	s.SkipSpace()
	s.wantMore()
	s.wantVerb(verb, "bdoUxXv", "integer")
	base, allowed := 10, decimalDigits
	switch verb {
	case 'b':
		base, allowed = 2, binaryDigits
	case 'o':
		base, allowed = 8, octalDigits
	case 'x', 'X', 'U':
		base, allowed = 16, hexDigits
	}
	hasDigit := false
	if verb == 'U' {
		if !s.skip("U") || !s.skip("+") {
			s.fail("bad unicode format ")
		}
	} else {
		if isSigned {
			s.accept("+-")
		}
		if verb == 'v' {
			base, allowed, hasDigit = s.scanPrefix()
		}
	}
	if !hasDigit {
		s.wantMore()
		if !s.accept(allowed) {
			s.fail("expected integer")
		}
	}
	for s.accept(allowed) {
	}
	return s.token, base
}

// scanPrefix reads what begins a number in Go's notation.
func (s *scan) scanPrefix() (base int, allowed string, hasDigit bool) {
	if !s.isNext("0") {
		return 0, decimalDigits + "_", false
	}
	s.accept("0")
	switch {
	case s.accept("bB"):
		return 0, binaryDigits + "_", true
	case s.accept("oO"):
		return 0, octalDigits + "_", true
	case s.accept("xX"):
		return 0, hexDigits + "_", true
	}
	return 0, octalDigits + "_", true
}

func (s *scan) scanInt(verb rune, bits int) int64 {
	if verb == 'c' {
		return s.scanRune(bits)
	}
	digits, base := s.scanNumber(verb, true)
	n, err := strconv.ParseInt(digits, base, 64)
	if err != nil {
		panic(scanError{err})
	}
	unused := uint(64 - bits)
	if n<<unused>>unused != n {
		s.fail("integer overflow on token " + digits)
	}
	return n
}

func (s *scan) scanUint(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.scanRune(bits))
	}
	digits, base := s.scanNumber(verb, false)
	n, err := strconv.ParseUint(digits, base, 64)
	if err != nil {
		panic(scanError{err})
	}
	unused := uint(64 - bits)
	if n<<unused>>unused != n {
		s.fail("unsigned integer overflow on token " + digits)
	}
	return n
}

func (s *scan) scanRune(bits int) int64 {
	s.wantMore()
	r := s.getRune()
	n := int64(r)
	unused := uint(64 - bits)
	if n<<unused>>unused != n {
		s.fail("overflow on character value " + string(r))
	}
	return n
}

// readFloat reads as much as can be one.
func (s *scan) readFloat(bits int) float64 {
	s.token = ""
	isNamed := s.accept("nN") && s.accept("aA") && s.accept("nN")
	if !isNamed {
		s.accept("+-")
		isNamed = s.accept("iI") && s.accept("nN") && s.accept("fF")
	}
	if !isNamed {
		digits, exponents := decimalDigits+"_", "eEpP"
		if s.accept("0") && s.accept("xX") {
			digits, exponents = hexDigits+"_", "pP"
		}
		for s.accept(digits) {
		}
		if s.accept(".") {
			for s.accept(digits) {
			}
		}
		if s.accept(exponents) {
			s.accept("+-")
			for s.accept(decimalDigits + "_") {
			}
		}
	}
	return parseFloatToken(s.token, bits)
}

// parseFloatToken also knows a decimal number with a binary exponent: 1.2p4.
func parseFloatToken(token string, bits int) float64 {
	number, exponent := token, ""
	for i := range token {
		if token[i] == 'p' && !contains(token, 'x') && !contains(token, 'X') {
			number, exponent = token[:i], token[i+1:]
		}
	}
	x, err := strconv.ParseFloat(number, bits)
	if err != nil {
		if fault, ok := err.(*strconv.NumError); ok {
			fault.Num = token
		}
		panic(scanError{err})
	}
	if number == token {
		return x
	}
	n, err := strconv.Atoi(exponent)
	if err != nil {
		if fault, ok := err.(*strconv.NumError); ok {
			fault.Num = token
		}
		panic(scanError{err})
	}
	for ; n > 0; n-- {
		x *= 2
	}
	for ; n < 0; n++ {
		x /= 2
	}
	return x
}

func (s *scan) scanString(verb rune) string {
	s.wantVerb(verb, "svqxX", "string")
	s.SkipSpace()
	s.wantMore()
	switch verb {
	case 'q':
		return s.scanQuoted()
	case 'x', 'X':
		return s.scanHex()
	}
	return s.takeWhile(isNoSpace)
}

func (s *scan) scanQuoted() string {
	switch quote := s.getRune(); quote {
	case '`':
		text := ""
		for r := s.mustRead(); r != quote; r = s.mustRead() {
			text += string(r)
		}
		return text
	case '"':
		literal := "\""
		for {
			r := s.mustRead()
			literal += string(r)
			if r == '\\' {
				literal += string(s.mustRead())
			} else if r == quote {
				break
			}
		}
		text, err := strconv.Unquote(literal)
		if err != nil {
			panic(scanError{err})
		}
		return text
	}
	panic(scanError{errors.New("expected quoted string")})
}

func (s *scan) scanHex() string {
	bytes := []byte{}
	for {
		r := s.getRune()
		if r == eof {
			break
		}
		high := hexValue(r)
		if high < 0 {
			s.UnreadRune()
			break
		}
		low := hexValue(s.mustRead())
		if low < 0 {
			s.fail("illegal hex digit")
		}
		bytes = append(bytes, byte(high<<4|low))
	}
	if len(bytes) == 0 {
		s.fail("no hex data for %x string")
	}
	return string(bytes)
}

func hexValue(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case 'a' <= r && r <= 'f':
		return int(r-'a') + 10
	case 'A' <= r && r <= 'F':
		return int(r-'A') + 10
	}
	return -1
}
