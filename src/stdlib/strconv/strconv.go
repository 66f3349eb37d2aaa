// Package strconv: numbers, booleans and quoted strings to text and back.
package strconv

import "errors"

const IntSize = 64

var (
	ErrRange  = errors.New("value out of range")
	ErrSyntax = errors.New("invalid syntax")
)

// A NumError says which conversion failed, on what, and why.
type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// What the parsing natives report.
const (
	isParsed = iota
	isSyntaxFault
	isRangeFault
)

func faultOf(status int, function, text string) error {
	switch status {
	case isSyntaxFault:
		return &NumError{function, text, ErrSyntax}
	case isRangeFault:
		return &NumError{function, text, ErrRange}
	}
	return nil
}

func Atoi(s string) (int, error) {
	n, status := parseInt(s, 10, 64)
	if status == isParsed {
		return int(n), nil
	}
	return int(n), faultOf(status, "Atoi", s)
}

func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	if err := sizesFault("ParseInt", s, base, bitSize); err != nil {
		return 0, err
	}
	n, status := parseInt(s, base, bitSize)
	return n, faultOf(status, "ParseInt", s)
}

func ParseUint(s string, base int, bitSize int) (uint64, error) {
	if err := sizesFault("ParseUint", s, base, bitSize); err != nil {
		return 0, err
	}
	n, status := parseUint(s, base, bitSize)
	return n, faultOf(status, "ParseUint", s)
}

func sizesFault(function, s string, base, bitSize int) error {
	if s == "" {
		return &NumError{function, s, ErrSyntax}
	}
	if base != 0 && (base < 2 || base > 36) {
		return &NumError{function, s, errors.New("invalid base " + Itoa(base))}
	}
	if bitSize < 0 || bitSize > 64 {
		return &NumError{function, s, errors.New("invalid bit size " + Itoa(bitSize))}
	}
	return nil
}

func ParseFloat(s string, bitSize int) (float64, error) {
	x, status := parseFloat(s, bitSize)
	return x, faultOf(status, "ParseFloat", s)
}

func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, &NumError{"ParseBool", str, ErrSyntax}
}

// On a range fault the natives return the nearest value that fits.

func parseInt(s string, base int, bitSize int) (n int64, status int)
func parseUint(s string, base int, bitSize int) (n uint64, status int)
func parseFloat(s string, bitSize int) (x float64, status int)
