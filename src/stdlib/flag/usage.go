package flag

import (
	"fmt"
	"reflect"
	"strings"
)

func (f *FlagSet) showUsage() {
	if f.Usage == nil {
		f.defaultUsage()
	} else {
		f.Usage()
	}
}

func (f *FlagSet) defaultUsage() {
	if f.name == "" {
		fmt.Fprintf(f.Output(), "Usage:\n")
	} else {
		fmt.Fprintf(f.Output(), "Usage of %s:\n", f.name)
	}
	f.PrintDefaults()
}

// UnquoteUsage is the name of a flag's argument, which stands between back quotes in its usage, and the usage without them.
func UnquoteUsage(flag *Flag) (name string, usage string) {
	if before, rest, ok := strings.Cut(flag.Usage, "`"); ok {
		if name, after, ok := strings.Cut(rest, "`"); ok {
			return name, before + name + after
		}
	}
	if isBool(flag.Value) {
		return "", flag.Usage
	}
	if b, ok := flag.Value.(builtin); ok {
		return b.argumentName(), flag.Usage
	}
	return "value", flag.Usage
}

func (f *FlagSet) PrintDefaults() {
	f.VisitAll(func(flag *Flag) {
		line := "  -" + flag.Name
		name, usage := UnquoteUsage(flag)
		if name != "" {
			line += " " + name
		}
		// A flag of one letter without an argument has room for its usage on the same line.
		if len(line) <= 4 {
			line += "\t"
		} else {
			line += "\n    \t"
		}
		line += strings.ReplaceAll(usage, "\n", "\n    \t")
		fmt.Fprintln(f.Output(), line+defaultText(flag))
	})
}

func defaultText(flag *Flag) string {
	if flag.DefValue == zeroText(flag.Value) {
		return ""
	}
	if b, ok := flag.Value.(builtin); ok && b.argumentName() == "string" {
		return fmt.Sprintf(" (default %q)", flag.DefValue)
	}
	return fmt.Sprintf(" (default %v)", flag.DefValue)
}

func zeroText(value Value) string {
	if b, ok := value.(builtin); ok {
		return b.zeroText()
	}
	t := reflect.TypeOf(value)
	if t.Kind() == reflect.Pointer {
		return reflect.New(t.Elem()).Interface().(Value).String()
	}
	return reflect.Zero(t).Interface().(Value).String()
}
