// Package fmt: formatted printing. Go code walks values and calls their methods; natives write numbers, strings and addresses.
// A print is one operation, of the whole text.
package fmt

import (
	"io"
	"os"
)

// Stringer, GoStringer and Formatter say how a value wants to be shown.
type Stringer interface {
	String() string
}

type GoStringer interface {
	GoString() string
}

type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

type Formatter interface {
	Format(f State, verb rune)
}

func formatString(state State, verb rune) string {
	text := "%"
	for _, flag := range " +-#0" {
		if state.Flag(int(flag)) {
			text += string(flag)
		}
	}
	if width, ok := state.Width(); ok {
		text += formatArg(plainV, width)
	}
	if precision, ok := state.Precision(); ok {
		text += "." + formatArg(plainV, precision)
	}
	return text + string(verb)
}

// writeOut writes to standard output.
//
//raceweave:operation
func writeOut(text string)

// isStandard reports whether os.Stdout is what it was at the start. It looks unseen: only then is printing one operation.
func isStandard(out **os.File) bool

func print(text string) (n int, err error) {
	if !isStandard(&os.Stdout) {
		return write(os.Stdout, text)
	}
	writeOut(text)
	return len(text), nil
}

func Print(a ...any) (n int, err error)                 { return print(Sprint(a...)) }
func Println(a ...any) (n int, err error)               { return print(Sprintln(a...)) }
func Printf(format string, a ...any) (n int, err error) { return print(Sprintf(format, a...)) }

// write gives the whole text to w at once; to a file of the system without a detour over bytes.
func write(w io.Writer, text string) (n int, err error) {
	if f, ok := w.(*os.File); ok {
		return f.WriteString(text)
	}
	return w.Write([]byte(text))
}

func Fprint(w io.Writer, a ...any) (n int, err error) {
	return write(w, Sprint(a...))
}

func Fprintln(w io.Writer, a ...any) (n int, err error) {
	return write(w, Sprintln(a...))
}

func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return write(w, Sprintf(format, a...))
}

func Append(b []byte, a ...any) []byte {
	return append(b, Sprint(a...)...)
}

func Appendln(b []byte, a ...any) []byte {
	return append(b, Sprintln(a...)...)
}

func Appendf(b []byte, format string, a ...any) []byte {
	return append(b, Sprintf(format, a...)...)
}

// plainV is the directive %v without flags.
const plainV = ".v|-1|-1|v"

// Sprint puts a space between operands when neither is a string.
func Sprint(a ...any) string {
	readOperands(a)
	if text, ok := plainPrint(a, false); ok {
		return text
	}
	text := ""
	wasString := true
	for i, arg := range a {
		isText := isString(arg)
		if i > 0 && !isText && !wasString {
			text += " "
		}
		text += formatArg(plainV, arg)
		wasString = isText
	}
	return text
}

func Sprintln(a ...any) string {
	readOperands(a)
	if text, ok := plainPrint(a, true); ok {
		return text
	}
	text := ""
	for i, arg := range a {
		if i > 0 {
			text += " "
		}
		text += formatArg(plainV, arg)
	}
	return text + "\n"
}

func Sprintf(format string, a ...any) string {
	readOperands(a)
	steps := planFormat(format, a)
	if text, ok := plainFormat(steps); ok {
		return text
	}
	text := ""
	n := stepCount(steps)
	for i := 0; i < n; i++ {
		text += stepLiteral(steps, i) + formatArg(stepDirective(steps, i), stepOperand(steps, i))
	}
	return text + stepLiteral(steps, n)
}

// readOperands reads the operands where others may write them; natives read them unseen after that.
//
//raceweave:operation
func readOperands(a []any)

// plainFormat and plainPrint are not ok where an operand needs Go code: a method, or a walk.
func plainFormat(s steps) (text string, ok bool)
func plainPrint(a []any, isLine bool) (text string, ok bool)

// steps is a word that only natives read.
type steps any

func planFormat(format string, a []any) steps
func stepCount(s steps) int
func stepLiteral(s steps, i int) string
func stepDirective(s steps, i int) string
func stepOperand(s steps, i int) any
func stepIndex(s steps, i int) int
func isString(arg any) bool
