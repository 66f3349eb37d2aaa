// Is, As and AsType search trees of errors; Join makes them.
package main

import (
	"errors"
	"fmt"
	"io/fs"
)

type coded struct{ code int }

func (c *coded) Error() string { return fmt.Sprint("code ", c.code) }
func (c *coded) Timeout() bool { return c.code > 5 }

type alias struct{}

func (alias) Error() string { return "alias" }
func (alias) Is(error) bool { return true }

func main() {

	base := errors.New("base")
	tree := errors.Join(fmt.Errorf("a: %w", base), nil, fmt.Errorf("b: %w and %w", &coded{3}, fs.ErrNotExist))
	fmt.Println(tree)
	fmt.Println(errors.Is(tree, base), errors.Is(tree, fs.ErrNotExist), errors.Is(tree, errors.New("base")), errors.Is(nil, base), errors.Is(tree, nil), errors.Is(alias{}, base))
	var c *coded
	fmt.Println(errors.As(tree, &c), c.code, errors.Join(nil, nil) == nil)
	found, ok := errors.AsType[*coded](tree)
	fmt.Println(found, ok)
	_, ok = errors.AsType[alias](tree)
	fmt.Println(ok)
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(fmt.Errorf("x: %w", &coded{9}), &timeout), timeout.Timeout())
	fmt.Println(errors.Unwrap(tree), errors.Unwrap(fmt.Errorf("w: %w", base)) == base, errors.ErrUnsupported)
	for _, target := range []any{nil, c, new(string), (*error)(nil)} {
		func() {
			defer func() { fmt.Println(recover()) }()
			errors.As(tree, target)
		}()
	}
}
