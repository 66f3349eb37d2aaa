//raceweave:go 1.22

package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fs = nil
	for i, s := range []string{"a", "b"} {
		fs = append(fs, func() int { return i + len(s) })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	var ps []*int
	for i := range []int{1, 2, 3} {
		ps = append(ps, &i)
	}
	fmt.Println(*ps[0], *ps[2], ps[0] == ps[1])
}
