package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

// MaxScanTokenSize is the size of the largest token, unless Buffer sets another.
const MaxScanTokenSize = 64 * 1024

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")
)

// ErrFinalToken, from a SplitFunc, says that its token is the last.
var ErrFinalToken = errors.New("final token")

// A SplitFunc finds the first token of data, and says how much of data is done with; no token asks for more data.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

// A Scanner gives the tokens of a text one by one.
type Scanner struct {
	r          io.Reader
	split      SplitFunc
	max        int
	token      []byte
	buf        []byte
	start, end int // what has been read and not split is buf[start:end]
	err        error
	nEmpty     int // empty tokens one after the other
	hasBegun   bool
	isDone     bool
}

func NewScanner(r io.Reader) *Scanner { return &Scanner{r: r, split: ScanLines, max: MaxScanTokenSize} }

func (s *Scanner) Bytes() []byte { return s.token }
func (s *Scanner) Text() string  { return string(s.token) }

func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

func (s *Scanner) Buffer(buf []byte, max int) {
	if s.hasBegun {
		panic("Buffer called after Scan")
	}
	s.buf = buf[0:cap(buf)]
	s.max = max
}

func (s *Scanner) Split(split SplitFunc) {
	if s.hasBegun {
		panic("Split called after Scan")
	}
	s.split = split
}

func (s *Scanner) setErr(err error) {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
}

func (s *Scanner) Scan() bool {
	if s.isDone {
		return false
	}
	s.hasBegun = true
	for {
		if s.end > s.start || s.err != nil {
			advance, token, err := s.split(s.buf[s.start:s.end], s.err != nil)
			if err != nil {
				return s.endWith(token, err)
			}
			if !s.advance(advance) {
				return false
			}
			s.token = token
			if token != nil {
				s.countEmpty(advance)
				return true
			}
		}
		if s.err != nil {
			s.start = 0
			s.end = 0
			return false
		}
		if !s.makeRoom() {
			return false
		}
		s.read()
	}
}

// endWith ends the scan at the wish of the SplitFunc.
func (s *Scanner) endWith(token []byte, err error) bool {
	s.isDone = err == ErrFinalToken
	if s.isDone {
		s.token = token
		return token != nil || !isNilFinal
	}
	s.setErr(err)
	s.token = nil
	return false
}

func (s *Scanner) advance(n int) bool {
	if n < 0 {
		s.setErr(ErrNegativeAdvance)
		return false
	}
	if n > s.end-s.start {
		s.setErr(ErrAdvanceTooFar)
		return false
	}
	s.start += n
	return true
}

func (s *Scanner) countEmpty(advance int) {
	if s.err == nil || advance > 0 {
		s.nEmpty = 0
		return
	}
	s.nEmpty++
	if s.nEmpty > maxEmpty {
		panic("bufio.Scan: too many empty tokens without progressing")
	}
}

// makeRoom moves what is left to the front, or doubles the buffer.
func (s *Scanner) makeRoom() bool {
	if s.start > 0 && (s.end == len(s.buf) || s.start > len(s.buf)/2) {
		copy(s.buf, s.buf[s.start:s.end])
		s.end -= s.start
		s.start = 0
	}
	if s.end < len(s.buf) {
		return true
	}
	if len(s.buf) >= s.max {
		s.token = nil
		s.setErr(ErrTooLong)
		return false
	}
	size := 2 * len(s.buf)
	if size == 0 {
		size = defaultSize
	}
	if size > s.max {
		size = s.max
	}
	larger := make([]byte, size)
	copy(larger, s.buf[s.start:s.end])
	s.buf = larger
	s.end -= s.start
	s.start = 0
	return true
}

func (s *Scanner) read() {
	for i := 0; i <= maxEmpty; i++ {
		n, err := s.r.Read(s.buf[s.end:])
		if n < 0 || n > len(s.buf)-s.end {
			s.setErr(ErrBadReadCount)
			return
		}
		s.end += n
		if err != nil {
			s.setErr(err)
			return
		}
		if n > 0 {
			s.nEmpty = 0
			return
		}
	}
	s.setErr(io.ErrNoProgress)
}

func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[0:1], nil
}

func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 || !atEOF && !utf8.FullRune(data) {
		return 0, nil, nil
	}
	r, size := utf8.DecodeRune(data)
	if r == utf8.RuneError && size == 1 {
		return 1, []byte(string(utf8.RuneError)), nil
	}
	return size, data[0:size], nil
}

func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	if at := bytes.IndexByte(data, '\n'); at >= 0 {
		return at + 1, withoutReturn(data[:at]), nil
	}
	if atEOF {
		return len(data), withoutReturn(data), nil
	}
	return 0, nil, nil
}

func withoutReturn(line []byte) []byte {
	if n := len(line); n > 0 && line[n-1] == '\r' {
		return line[:n-1]
	}
	return line
}

func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start, end, size := findWord(string(data))
	if end >= 0 {
		return end + size, data[start:end], nil
	}
	if atEOF && start < len(data) {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}

// findWord finds the first word, and the size of the space behind it; no space is an end of -1.
func findWord(text string) (start, end, size int)
