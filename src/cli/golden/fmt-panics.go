// A panic inside a method that shows a value is shown in its place.
package main

import (
	"errors"
	"fmt"
)

type bad struct{}

func (bad) String() string { panic("no") }

type worse struct{ n int }

func (w *worse) Error() string { panic(errors.New(fmt.Sprint("deep ", w.n))) }

type gone struct{}

func (gone) GoString() string { panic(5) }

type half struct{}

func (half) Format(s fmt.State, verb rune) {
	fmt.Fprint(s, "half")
	panic("way")
}

func main() {

	fmt.Println(bad{}, &bad{}, (*bad)(nil), (*worse)(nil), &worse{}, []any{bad{}, 1})
	fmt.Printf("%v %s %d %q %+v\n", bad{}, bad{}, bad{}, bad{}, bad{})
	fmt.Printf("%#v %v\n", gone{}, half{})
	fmt.Printf("%v\n", map[string]bad{"k": {}})
}
