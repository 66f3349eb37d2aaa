// Fscan from a reader goes on where it stopped; a type may scan itself.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

type pair struct{ a, b int }

func (p *pair) Scan(state fmt.ScanState, verb rune) error {
	token, err := state.Token(true, nil)
	if err != nil {
		return err
	}
	if string(token) == "bad" {
		return errors.New("bad pair")
	}
	_, err = fmt.Sscanf(string(token), "%d,%d", &p.a, &p.b)
	return err
}

func main() {

	in := bufio.NewReader(strings.NewReader("3\n10 20 30\nann 7\n1,2 bad\n"))
	var n, sum int
	fmt.Fscan(in, &n)
	for ; n > 0; n-- {
		var x int
		fmt.Fscan(in, &x)
		sum += x
	}
	var who string
	var age int
	count, err := fmt.Fscanf(in, "\n%s %d\n", &who, &age)
	fmt.Println(sum, who, age, count, err)
	var p, q pair
	count, err = fmt.Fscan(in, &p, &q)
	fmt.Println(p, q, count, err)
	count, err = fmt.Fscan(in, &p)
	fmt.Println(count, err)
	plain := io.LimitReader(strings.NewReader("1 2\n3 4\n5"), 100)
	for i := 0; i < 4; i++ {
		var a, b int
		count, err = fmt.Fscanln(plain, &a, &b)
		fmt.Println(a, b, count, err)
	}
	count, err = fmt.Scan(&n)
	fmt.Println(count, err)
}
