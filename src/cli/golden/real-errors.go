package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

type NotFound struct {
	Name string
	Err  error
}

func (e *NotFound) Error() string { return "not found: " + e.Name }
func (e *NotFound) Unwrap() error { return e.Err }

type temporary interface{ Temporary() bool }
type tempErr int

func (t tempErr) Error() string        { return fmt.Sprint("temp ", int(t)) }
func (t tempErr) Temporary() bool      { return t > 1 }
func (t tempErr) Is(target error) bool { return target == io.ErrUnexpectedEOF }

func load(name string) error {
	switch name {
	case "a":
		return nil
	case "b":
		return &NotFound{name, io.EOF}
	case "c":
		return tempErr(2)
	}
	return errors.New("unknown " + name)
}

func main() {
	for _, n := range []string{"a", "b", "c", "d"} {
		err := load(n)
		if err != nil {
			err = fmt.Errorf("load %s: %w", n, err)
		}
		var nf *NotFound
		var tmp temporary
		fmt.Println(err, errors.Is(err, io.EOF), errors.As(err, &nf), errors.As(err, &tmp), errors.Is(err, io.ErrUnexpectedEOF))
		if nf != nil {
			fmt.Printf("%q %v %T\n", nf.Name, errors.Unwrap(nf), err)
		}
	}
	j := errors.Join(io.EOF, nil, errors.New("x"))
	fmt.Printf("%v|%q\n", j, j.Error())
	e := fmt.Errorf("%w and %w", io.EOF, io.ErrNoProgress)
	fmt.Println(e, errors.Is(e, io.ErrNoProgress), errors.Unwrap(e))
	var p *NotFound
	var err error = p
	fmt.Println(err == nil, p == nil)
	if err := load("zz"); err != nil {
		fmt.Fprintln(os.Stderr, "fatal:", err)
		os.Exit(3)
	}
}
