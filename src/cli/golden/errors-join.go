package main

import (
	"errors"
	"fmt"
)

type notFound struct{ name string }

func (e *notFound) Error() string { return e.name + " not found" }

type timeout struct{}

func (timeout) Error() string        { return "timeout" }
func (timeout) Is(target error) bool { return target == errSlow }

var errSlow = errors.New("slow")

func main() {
	base := &notFound{"key"}
	wrapped := fmt.Errorf("load: %w", fmt.Errorf("read: %w", base))
	var target *notFound
	fmt.Println(errors.As(wrapped, &target), target == base, wrapped)
	both := errors.Join(nil, wrapped, timeout{}, nil)
	fmt.Printf("%v\n", both)
	fmt.Println(errors.Is(both, base), errors.Is(both, errSlow), errors.Is(wrapped, errSlow))
	fmt.Println(errors.Join(nil, nil) == nil, errors.Unwrap(both) == nil)
	two := fmt.Errorf("%w and %w", errSlow, base)
	fmt.Println(two, errors.Is(two, errSlow), errors.Is(two, base), errors.Unwrap(two))
	fmt.Println(errors.New("x") == errors.New("x"), errors.Is(nil, base))
	var typed *notFound
	var err error = typed
	fmt.Println(err == nil, typed == nil)
}
