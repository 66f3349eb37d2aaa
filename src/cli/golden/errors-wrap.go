package main

import (
	"errors"
	"fmt"
	"strconv"
)

type PathErr struct{ Path string }

func (p *PathErr) Error() string { return "path " + p.Path }

func main() {
	base := errors.New("base")
	wrapped := fmt.Errorf("layer: %w", base)
	fmt.Println(wrapped, errors.Is(wrapped, base), errors.Unwrap(wrapped) == base)
	var target *PathErr
	err := fmt.Errorf("top: %w", &PathErr{"/x"})
	fmt.Println(errors.As(err, &target), target.Path)
	fmt.Println(errors.Join(base, nil, errors.New("other")))
	_, e := strconv.Atoi("12a")
	fmt.Println(e, errors.Is(e, strconv.ErrSyntax))
	_, e = strconv.ParseInt("99999999999999999999", 10, 64)
	fmt.Println(e)
	b, _ := strconv.ParseBool("true")
	f, _ := strconv.ParseFloat("2.5", 64)
	fmt.Println(b, f, strconv.Quote("a\n"), strconv.FormatInt(-255, 16))
}
