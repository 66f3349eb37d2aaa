package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

var workers = flag.Int("workers", 4, "number of `goroutines`")

func main() {
	flag.Parse()
	fmt.Println(*workers, flag.NArg())
	for _, args := range [][]string{{"-n=3", "--v", "-t", "1m5s", "rest", "-n"}, {"-l", "a", "-l", "b", "--", "-v"}, {"-n", "x"}, {"-q"}, {"-s"}, {"-h"}} {
		f := flag.NewFlagSet("prog", flag.ContinueOnError)
		f.SetOutput(os.Stdout)
		n := f.Int("n", 1, "a number")
		v := f.Bool("v", false, "say more")
		s := f.String("s", "text", "a string\nof two lines")
		t := f.Duration("t", 0, "how `long`")
		var l list
		f.Var(&l, "l", "a list")
		err := f.Parse(args)
		fmt.Println(err, *n, *v, *s, *t, l, f.Args(), f.NFlag())
		f.Visit(func(each *flag.Flag) { fmt.Print(each.Name, "=", each.Value, " ") })
		fmt.Println()
	}
}
