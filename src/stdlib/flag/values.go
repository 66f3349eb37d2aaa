package flag

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

// builtin is a value of this package.
type builtin interface {
	argumentName() string
	zeroText() string
}

// A variable is a value behind a pointer.
type variable[T any] struct {
	p     *T
	name  string
	parse func(string) (T, error)
}

func (v *variable[T]) String() string       { return textOf(*v.p) }
func (v *variable[T]) Get() any             { return *v.p }
func (v *variable[T]) IsBoolFlag() bool     { return v.name == "" }
func (v *variable[T]) argumentName() string { return v.name }

func (v *variable[T]) zeroText() string {
	var zero T
	return textOf(zero)
}

// Set stores what could be read, also when it was wrong.
func (v *variable[T]) Set(s string) (err error) {
	*v.p, err = v.parse(s)
	return numberError(err)
}

func textOf(x any) string {
	if f, ok := x.(float64); ok {
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	return fmt.Sprint(x)
}

var (
	errParse = errors.New("parse error")
	errRange = errors.New("value out of range")
)

func numberError(err error) error {
	var number *strconv.NumError
	if errors.As(err, &number) {
		switch number.Err {
		case strconv.ErrSyntax:
			return errParse
		case strconv.ErrRange:
			return errRange
		}
	}
	return err
}

func define[T any](f *FlagSet, p *T, name string, value T, usage, argument string, parse func(string) (T, error)) {
	*p = value
	f.Var(&variable[T]{p, argument, parse}, name, usage)
}

func parseBool(s string) (bool, error) {
	b, err := strconv.ParseBool(s)
	if err != nil {
		err = errParse
	}
	return b, err
}

func parseInt(s string) (int, error) {
	n, err := strconv.ParseInt(s, 0, strconv.IntSize)
	return int(n), err
}

func parseUint(s string) (uint, error) {
	n, err := strconv.ParseUint(s, 0, strconv.IntSize)
	return uint(n), err
}

func parseDuration(s string) (time.Duration, error) {
	d, err := time.ParseDuration(s)
	if err != nil {
		err = errParse
	}
	return d, err
}

func parseInt64(s string) (int64, error)     { return strconv.ParseInt(s, 0, 64) }
func parseUint64(s string) (uint64, error)   { return strconv.ParseUint(s, 0, 64) }
func parseFloat64(s string) (float64, error) { return strconv.ParseFloat(s, 64) }
func parseString(s string) (string, error)   { return s, nil }

type funcValue func(string) error

func (f funcValue) Set(s string) error { return f(s) }
func (f funcValue) String() string     { return "" }

func (f *FlagSet) Func(name, usage string, fn func(string) error) { f.Var(funcValue(fn), name, usage) }
