// Where Sprint, Sprintln and Print put spaces.
package main

import (
	"errors"
	"fmt"
	"os"
)

type word string

func main() {

	fmt.Println(fmt.Sprint("a", "b", 1, 2, "c", 3.5, nil, nil, "d", 'x', true))
	fmt.Println(fmt.Sprint(), fmt.Sprint(1, 2), fmt.Sprint("a", 1, "b"), fmt.Sprint([]int{1}, []int{2}), fmt.Sprint(word("a"), word("b"), 1))
	fmt.Print(fmt.Sprintln("x", 1, nil, "y"), fmt.Sprintln())
	fmt.Println(fmt.Sprint(errors.New("e"), errors.New("f"), "g", errors.New("h")))
	n, err := fmt.Print("héé", 1, 2, "\n")
	fmt.Println(n, err)
	n, err = fmt.Fprintln(os.Stdout, "five", 5)
	fmt.Println(n, err)
	n, err = fmt.Fprintf(os.Stdout, "%s-%d\n", "x", 1)
	fmt.Println(n, err)
	b := fmt.Append([]byte("> "), "a", 1, 2)
	b = fmt.Appendf(b, " [%03d]", 7)
	b = fmt.Appendln(b, "z", 9)
	fmt.Print(string(b))
}
