package main

import "fmt"

type code int

func (c code) Error() string { return fmt.Sprintf("code %d", int(c)) }

func main() {
	defer fmt.Println("deferred")
	defer func() {
		panic(fmt.Errorf("while handling: %w", code(2)))
	}()
	panic(code(1))
}
