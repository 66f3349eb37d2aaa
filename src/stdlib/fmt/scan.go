package fmt

import (
	"errors"
	"io"
	"os"
)

// Scanning: words of a text into variables. Mistakes are panics with a scanError up to the function that was called.

// Scanner and ScanState let a type read itself.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

func Scan(a ...any) (n int, err error)                 { return Fscan(os.Stdin, a...) }
func Scanln(a ...any) (n int, err error)               { return Fscanln(os.Stdin, a...) }
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

func Sscan(str string, a ...any) (n int, err error) {
	return scanAll(&scan{source: &textSource{text: str}, isNewlineSpace: true}, a)
}

func Sscanln(str string, a ...any) (n int, err error) {
	return scanAll(&scan{source: &textSource{text: str}, isNewlineEnd: true}, a)
}

func Sscanf(str string, format string, a ...any) (n int, err error) {
	return scanFormat(&scan{source: &textSource{text: str}}, format, a)
}

func Fscan(r io.Reader, a ...any) (n int, err error) {
	return scanAll(&scan{source: sourceOf(r), isNewlineSpace: true}, a)
}

func Fscanln(r io.Reader, a ...any) (n int, err error) {
	return scanAll(&scan{source: sourceOf(r), isNewlineEnd: true}, a)
}

func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return scanFormat(&scan{source: sourceOf(r)}, format, a)
}

type scanError struct{ err error }

// eof is what getRune returns at the end.
const eof = -1

// noLimit is more runes than anybody reads.
const noLimit = 1 << 30

// A scan is one call of the functions above.
type scan struct {
	source         io.RuneScanner
	token          string
	nRead          int // runes
	limit          int // what nRead may reach; 0 is no limit
	width          int // of the current verb; 0 is none
	isAtEnd        bool
	isNewlineSpace bool
	isNewlineEnd   bool
}

func (s *scan) fail(text string) { panic(scanError{errors.New(text)}) }

func (s *scan) ReadRune() (r rune, size int, err error) {
	if s.isAtEnd || s.limit > 0 && s.nRead >= s.limit {
		return 0, 0, io.EOF
	}
	r, size, err = s.source.ReadRune()
	if err == nil {
		s.nRead++
	} else if err == io.EOF {
		s.isAtEnd = true
	}
	return r, size, err
}

func (s *scan) UnreadRune() error {
	s.source.UnreadRune()
	s.isAtEnd = false
	s.nRead--
	return nil
}

func (s *scan) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *scan) Width() (wid int, ok bool) { return s.width, s.width > 0 }

func (s *scan) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer s.recoverError(&err)
	if f == nil {
		f = isNoSpace
	}
	if skipSpace {
		s.SkipSpace()
	}
	return []byte(s.takeWhile(f)), nil
}

// recoverError makes a panic of ours an error.
func (s *scan) recoverError(err *error) {
	if r := recover(); r != nil {
		fault, ok := r.(scanError)
		if !ok {
			panic(r)
		}
		*err = fault.err
	}
}

func (s *scan) getRune() rune {
	r, _, err := s.ReadRune()
	if err == io.EOF {
		return eof
	}
	if err != nil {
		panic(scanError{err})
	}
	return r
}

// mustRead reads where there has to be something.
func (s *scan) mustRead() rune {
	r := s.getRune()
	if r == eof {
		panic(scanError{io.ErrUnexpectedEOF})
	}
	return r
}

// wantMore fails at the end.
func (s *scan) wantMore() {
	if s.getRune() == eof {
		panic(scanError{io.EOF})
	}
	s.UnreadRune()
}

func (s *scan) SkipSpace() {
	for {
		r := s.getRune()
		switch {
		case r == eof:
			return
		case r == '\r' && s.isNext("\n"):
		case r == '\n':
			if !s.isNewlineSpace {
				s.fail("unexpected newline")
			}
		case !isSpace(r):
			s.UnreadRune()
			return
		}
	}
}

func isSpace(r rune) bool
func isNoSpace(r rune) bool { return !isSpace(r) }

func (s *scan) takeWhile(f func(rune) bool) string {
	text := ""
	for {
		r := s.getRune()
		if r == eof {
			return text
		}
		if !f(r) {
			s.UnreadRune()
			return text
		}
		text += string(r)
	}
}

func contains(chars string, r rune) bool {
	for _, each := range chars {
		if each == r {
			return true
		}
	}
	return false
}

func (s *scan) isNext(chars string) bool {
	r := s.getRune()
	if r != eof {
		s.UnreadRune()
	}
	return contains(chars, r)
}

// skip takes the next rune if it is one of chars; accept also keeps it in the token.
func (s *scan) skip(chars string) bool {
	r := s.getRune()
	if r == eof {
		return false
	}
	if contains(chars, r) {
		return true
	}
	s.UnreadRune()
	return false
}

func (s *scan) accept(chars string) bool {
	r := s.getRune()
	if r == eof {
		return false
	}
	if contains(chars, r) {
		s.token += string(r)
		return true
	}
	s.UnreadRune()
	return false
}

func scanAll(s *scan, a []any) (n int, err error) {
	defer s.recoverError(&err)
	for _, arg := range a {
		s.scanOne('v', arg)
		n++
	}
	for s.isNewlineEnd {
		r := s.getRune()
		if r == '\n' || r == eof {
			break
		}
		if !isSpace(r) {
			s.fail("expected newline")
		}
	}
	return n, nil
}

// textSource reads a string.
type textSource struct {
	text     string
	at, last int
}

func (t *textSource) ReadRune() (r rune, size int, err error) {
	t.last = t.at
	for _, r := range t.text[t.at:] {
		t.at += textRuneSize(t.text, t.at)
		return r, t.at - t.last, nil
	}
	return 0, 0, io.EOF
}

func (t *textSource) UnreadRune() error {
	t.at = t.last
	return nil
}

func textRuneSize(text string, at int) int

func sourceOf(r io.Reader) io.RuneScanner {
	if source, ok := r.(io.RuneScanner); ok {
		return source
	}
	return &byteSource{r: r}
}

// byteSource reads a reader byte by byte, no more than it needs. A rune that has been put back is lost with it.
type byteSource struct {
	r      io.Reader
	buf    [1]byte
	bytes  string // read, and not part of a rune yet
	last   rune
	size   int
	isBack bool
}

func (b *byteSource) ReadRune() (r rune, size int, err error) {
	if b.isBack {
		b.isBack = false
		return b.last, b.size, nil
	}
	for b.bytes == "" || !isFullRune(b.bytes) {
		n, err := io.ReadFull(b.r, b.buf[:])
		if n == 1 {
			b.bytes += string(b.buf[:])
		} else if b.bytes != "" {
			break
		} else {
			return 0, 0, err
		}
	}
	for _, r := range b.bytes {
		b.last = r
		break
	}
	b.size = textRuneSize(b.bytes, 0)
	b.bytes = b.bytes[b.size:]
	return b.last, b.size, nil
}

func (b *byteSource) UnreadRune() error {
	b.isBack = true
	return nil
}

func isFullRune(bytes string) bool
