// Package flag reads options from the command line.
package flag

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
)

var ErrHelp = errors.New("flag: help requested")

type Value interface {
	String() string
	Set(string) error
}

type Getter interface {
	Value
	Get() any
}

// boolFlag is a Value that needs no argument.
type boolFlag interface {
	Value
	IsBoolFlag() bool
}

func isBool(v Value) bool {
	b, ok := v.(boolFlag)
	return ok && b.IsBoolFlag()
}

type ErrorHandling int

const (
	ContinueOnError ErrorHandling = iota
	ExitOnError
	PanicOnError
)

type Flag struct {
	Name     string
	Usage    string
	Value    Value
	DefValue string
}

type FlagSet struct {
	Usage func()

	name          string
	isParsed      bool
	flags         map[string]*Flag
	given         map[string]*Flag
	args          []string
	errorHandling ErrorHandling
	output        io.Writer
}

func NewFlagSet(name string, errorHandling ErrorHandling) *FlagSet {
	f := new(FlagSet)
	f.Init(name, errorHandling)
	f.Usage = f.defaultUsage
	return f
}

func (f *FlagSet) Init(name string, errorHandling ErrorHandling) {
	f.name, f.errorHandling = name, errorHandling
}

func (f *FlagSet) Name() string                 { return f.name }
func (f *FlagSet) ErrorHandling() ErrorHandling { return f.errorHandling }
func (f *FlagSet) SetOutput(output io.Writer)   { f.output = output }
func (f *FlagSet) Lookup(name string) *Flag     { return f.flags[name] }
func (f *FlagSet) Parsed() bool                 { return f.isParsed }
func (f *FlagSet) Args() []string               { return f.args }
func (f *FlagSet) NArg() int                    { return len(f.args) }
func (f *FlagSet) NFlag() int                   { return len(f.given) }

func (f *FlagSet) Output() io.Writer {
	if f.output == nil {
		return os.Stderr
	}
	return f.output
}

func (f *FlagSet) Arg(i int) string {
	if i < 0 || i >= len(f.args) {
		return ""
	}
	return f.args[i]
}

func visit(flags map[string]*Flag, fn func(*Flag)) {
	var names []string
	for name := range flags {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fn(flags[name])
	}
}

func (f *FlagSet) VisitAll(fn func(*Flag)) { visit(f.flags, fn) }
func (f *FlagSet) Visit(fn func(*Flag))    { visit(f.given, fn) }

// complain writes a message and returns it.
func (f *FlagSet) complain(format string, a ...any) string {
	message := fmt.Sprintf(format, a...)
	fmt.Fprintln(f.Output(), message)
	return message
}

func (f *FlagSet) Var(value Value, name string, usage string) {
	switch {
	case strings.HasPrefix(name, "-"):
		panic(f.complain("flag %q begins with -", name))
	case strings.Contains(name, "="):
		panic(f.complain("flag %q contains =", name))
	}
	if _, isThere := f.flags[name]; isThere {
		if f.name == "" {
			panic(f.complain("flag redefined: %s", name))
		}
		panic(f.complain("%s flag redefined: %s", f.name, name))
	}
	if f.flags == nil {
		f.flags = map[string]*Flag{}
	}
	f.flags[name] = &Flag{name, usage, value, value.String()}
}

func (f *FlagSet) Set(name, value string) error {
	flag, ok := f.flags[name]
	if !ok {
		return fmt.Errorf("no such flag -%v", name)
	}
	if err := flag.Value.Set(value); err != nil {
		return err
	}
	f.remember(flag)
	return nil
}

func (f *FlagSet) remember(flag *Flag) {
	if f.given == nil {
		f.given = map[string]*Flag{}
	}
	f.given[flag.Name] = flag
}

// Parse reads flags up to the first argument that is none.
func (f *FlagSet) Parse(arguments []string) error {
	f.isParsed = true
	f.args = arguments
	for {
		isFlag, err := f.parseOne()
		if err == nil && isFlag {
			continue
		}
		if err == nil || f.errorHandling == ContinueOnError {
			return err
		}
		if f.errorHandling == PanicOnError {
			panic(err)
		}
		if err == ErrHelp {
			os.Exit(0)
		}
		os.Exit(2)
	}
}

func (f *FlagSet) fail(format string, a ...any) error {
	message := f.complain(format, a...)
	f.showUsage()
	return errors.New(message)
}

func (f *FlagSet) parseOne() (isFlag bool, err error) {
	if len(f.args) == 0 || len(f.args[0]) < 2 || f.args[0][0] != '-' {
		return false, nil
	}
	first := f.args[0]
	if first == "--" {
		f.args = f.args[1:]
		return false, nil
	}
	name := strings.TrimPrefix(first[1:], "-")
	if name == "" || name[0] == '-' || name[0] == '=' {
		return false, f.fail("bad flag syntax: %s", first)
	}
	f.args = f.args[1:]
	name, value, hasValue := strings.Cut(name, "=")
	flag, ok := f.flags[name]
	if !ok {
		if name == "help" || name == "h" {
			f.showUsage()
			return false, ErrHelp
		}
		return false, f.fail("flag provided but not defined: -%s", name)
	}
	if err := f.setParsed(flag, value, hasValue); err != nil {
		return false, err
	}
	f.remember(flag)
	return true, nil
}

func (f *FlagSet) setParsed(flag *Flag, value string, hasValue bool) error {
	if isBool(flag.Value) {
		if !hasValue {
			if err := flag.Value.Set("true"); err != nil {
				return f.fail("invalid boolean flag %s: %v", flag.Name, err)
			}
		} else if err := flag.Value.Set(value); err != nil {
			return f.fail("invalid boolean value %q for -%s: %v", value, flag.Name, err)
		}
		return nil
	}
	if !hasValue {
		if len(f.args) == 0 {
			return f.fail("flag needs an argument: -%s", flag.Name)
		}
		value, f.args = f.args[0], f.args[1:]
	}
	if err := flag.Value.Set(value); err != nil {
		return f.fail("invalid value %q for flag -%s: %v", value, flag.Name, err)
	}
	return nil
}
