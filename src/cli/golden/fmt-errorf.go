// Errorf with none, one and several %w.
package main

import (
	"errors"
	"fmt"
)

func main() {

	one, two := errors.New("one"), errors.New("two")
	for _, err := range []error{
		fmt.Errorf("plain %d", 1), fmt.Errorf("w: %w", one), fmt.Errorf("%w, %w", one, two), fmt.Errorf("%[2]w, %[1]w", one, two),
		fmt.Errorf("%w %w", one, one), fmt.Errorf("%w", "text"), fmt.Errorf("%w", nil), fmt.Errorf("%w"), fmt.Errorf("%v %w", one, two),
		fmt.Errorf("%10w|%-10w|%+w", one, two, one), fmt.Errorf("a: %w", fmt.Errorf("b: %w", two)),
	} {
		many, _ := err.(interface{ Unwrap() []error })
		fmt.Printf("%T %v | %v %t %t", err, err, errors.Unwrap(err), errors.Is(err, one), errors.Is(err, two))
		if many != nil {
			fmt.Print(" ", many.Unwrap())
		}
		fmt.Println()
	}
}
