// The environment, and expansion of variables.
package main

import (
	"fmt"
	"os"
)

func main() {

	os.Clearenv()
	fmt.Println(os.Setenv("B", "2"), os.Setenv("A", "1"), os.Setenv("", "x"), os.Setenv("X=Y", "z"))
	value, ok := os.LookupEnv("A")
	fmt.Println(value, ok, os.Getenv("B"), os.Getenv("C") == "", len(os.Environ()))
	fmt.Println(os.ExpandEnv("$A-${B}-$C-${A}x $$ ${"), os.Expand("$x ${y} $1 $* ${} $", func(name string) string { return "<" + name + ">" }))
	fmt.Println(os.Unsetenv("A"), os.Environ(), len(os.Args))
	_, ok = os.LookupEnv("A")
	_, err := os.UserHomeDir()
	fmt.Println(ok, err, os.DevNull, os.PathSeparator, os.TempDir())
}
