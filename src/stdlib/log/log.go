// Package log: lines with a time in front, each written as one print.
package log

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"time"
)

const (
	Ldate = 1 << iota
	Ltime
	Lmicroseconds
	Llongfile
	Lshortfile
	LUTC
	Lmsgprefix
	LstdFlags = Ldate | Ltime
)

// A Logger, cell by cell: the settings are touched by operations alone, so that goroutines may use and change them.
type Logger struct {
	out     io.Writer
	prefix  string
	flags   int
	writing sync.Mutex // held while a line goes to a writer of the user's
}

// A new Logger is nobody else's yet.
func New(out io.Writer, prefix string, flag int) *Logger {
	return &Logger{out: out, prefix: prefix, flags: flag}
}

var std = New(os.Stderr, "", LstdFlags)

func Default() *Logger { return std }

//raceweave:operation
func (l *Logger) settings() (out io.Writer, prefix string, flags int)

//raceweave:operation
func (l *Logger) SetOutput(w io.Writer)

//raceweave:operation
func (l *Logger) SetPrefix(prefix string)

//raceweave:operation
func (l *Logger) SetFlags(flag int)

func (l *Logger) Writer() io.Writer {
	out, _, _ := l.settings()
	return out
}

func (l *Logger) Prefix() string {
	_, prefix, _ := l.settings()
	return prefix
}

func (l *Logger) Flags() int {
	_, _, flags := l.settings()
	return flags
}

// Output writes a line; a calldepth of 1 shows who called Output, 2 who called that, and so on.
func (l *Logger) Output(calldepth int, s string) error {
	out, prefix, flags := l.settings()
	return l.write(out, header(prefix, flags, calldepth-1)+s)
}

// write adds a newline where there is none. The standard streams need no lock: a print is one operation.
func (l *Logger) write(out io.Writer, line string) error {
	if line == "" || line[len(line)-1] != '\n' {
		line += "\n"
	}
	if f, ok := out.(*os.File); ok {
		_, err := f.WriteString(line)
		return err
	}
	l.writing.Lock()
	defer l.writing.Unlock()
	_, err := out.Write([]byte(line))
	return err
}

// header is what stands before the message; skip counts calls of the user's functions.
func header(prefix string, flags, skip int) string {
	text := stamp(flags)
	if flags&(Llongfile|Lshortfile) != 0 {
		text += place(flags, skip)
	}
	if flags&Lmsgprefix != 0 {
		return text + prefix
	}
	return prefix + text
}

func stamp(flags int) string {
	text := ""
	if flags&(Ldate|Ltime|Lmicroseconds) == 0 {
		return text
	}
	now := time.Now()
	shown := now.UTC().String() // 2009-11-10 23:00:00.5 +0000 UTC
	if flags&Ldate != 0 {
		text += shown[0:4] + "/" + shown[5:7] + "/" + shown[8:10] + " "
	}
	if flags&Lmicroseconds != 0 {
		text += shown[11:19] + fmt.Sprintf(".%06d ", now.Nanosecond()/1000)
	} else if flags&Ltime != 0 {
		text += shown[11:19] + " "
	}
	return text
}

func place(flags, skip int) string {
	_, file, line, ok := runtime.Caller(skip)
	if !ok {
		file, line = "???", 0
	}
	if flags&Lshortfile != 0 {
		for i := len(file) - 1; i >= 0; i-- {
			if file[i] == '/' {
				file = file[i+1:]
				break
			}
		}
	}
	return fmt.Sprintf("%s:%d: ", file, line)
}

// kind says which function of package fmt makes the message.
type kind int

const (
	plain kind = iota
	formatted
	lines
)

func message(k kind, format string, v []any) string {
	switch k {
	case formatted:
		return fmt.Sprintf(format, v...)
	case lines:
		return fmt.Sprintln(v...)
	}
	return fmt.Sprint(v...)
}

// print makes no message where nobody sees it.
func (l *Logger) print(k kind, format string, v []any) {
	out, prefix, flags := l.settings()
	if out != io.Discard {
		l.write(out, header(prefix, flags, 0)+message(k, format, v))
	}
}

func (l *Logger) fatal(k kind, format string, v []any) {
	out, prefix, flags := l.settings()
	l.write(out, header(prefix, flags, 0)+message(k, format, v))
	os.Exit(1)
}

func (l *Logger) panic(k kind, format string, v []any) {
	s := message(k, format, v)
	out, prefix, flags := l.settings()
	l.write(out, header(prefix, flags, 0)+s)
	panic(s)
}

func (l *Logger) Print(v ...any)                 { l.print(plain, "", v) }
func (l *Logger) Printf(format string, v ...any) { l.print(formatted, format, v) }
func (l *Logger) Println(v ...any)               { l.print(lines, "", v) }
func (l *Logger) Fatal(v ...any)                 { l.fatal(plain, "", v) }
func (l *Logger) Fatalf(format string, v ...any) { l.fatal(formatted, format, v) }
func (l *Logger) Fatalln(v ...any)               { l.fatal(lines, "", v) }
func (l *Logger) Panic(v ...any)                 { l.panic(plain, "", v) }
func (l *Logger) Panicf(format string, v ...any) { l.panic(formatted, format, v) }
func (l *Logger) Panicln(v ...any)               { l.panic(lines, "", v) }

func SetOutput(w io.Writer)                { std.SetOutput(w) }
func SetPrefix(prefix string)              { std.SetPrefix(prefix) }
func SetFlags(flag int)                    { std.SetFlags(flag) }
func Prefix() string                       { return std.Prefix() }
func Flags() int                           { return std.Flags() }
func Writer() io.Writer                    { return std.Writer() }
func Output(calldepth int, s string) error { return std.Output(calldepth, s) }

func Print(v ...any)                 { std.print(plain, "", v) }
func Printf(format string, v ...any) { std.print(formatted, format, v) }
func Println(v ...any)               { std.print(lines, "", v) }
func Fatal(v ...any)                 { std.fatal(plain, "", v) }
func Fatalf(format string, v ...any) { std.fatal(formatted, format, v) }
func Fatalln(v ...any)               { std.fatal(lines, "", v) }
func Panic(v ...any)                 { std.panic(plain, "", v) }
func Panicf(format string, v ...any) { std.panic(formatted, format, v) }
func Panicln(v ...any)               { std.panic(lines, "", v) }
