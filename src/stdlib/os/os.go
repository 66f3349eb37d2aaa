// Package os: standard output and error, exit, and an empty environment.
package os

import "errors"

// A File is one of the three standard streams.
type File struct {
	fd   int
	name string
}

var (
	Stdin  = &File{0, "/dev/stdin"}
	Stdout = &File{1, "/dev/stdout"}
	Stderr = &File{2, "/dev/stderr"}
)

// What files' errors wrap; there are no files, but programs return and test these.
var (
	ErrInvalid    = errors.New("invalid argument")
	ErrPermission = errors.New("permission denied")
	ErrExist      = errors.New("file already exists")
	ErrNotExist   = errors.New("file does not exist")
	ErrClosed     = errors.New("file already closed")
)

// Args holds the program's name alone.
var Args = []string{"main"}

type streamError struct {
	op, path, text string
}

func (e *streamError) Error() string { return e.op + " " + e.path + ": " + e.text }

func (f *File) Name() string { return f.name }

func (f *File) Write(b []byte) (n int, err error) {
	return f.WriteString(string(b))
}

func (f *File) WriteString(s string) (n int, err error) {
	if f.fd == 0 {
		return 0, &streamError{"write", f.name, "bad file descriptor"}
	}
	write(f.fd, s)
	return len(s), nil
}

func (f *File) Sync() error  { return nil }
func (f *File) Close() error { return nil }

// Exit ends the program at once, without deferred calls.
//
//raceweave:operation
func Exit(code int)

// write is one print.
//
//raceweave:operation
func write(fd int, text string)

func Getenv(key string) string            { return "" }
func LookupEnv(key string) (string, bool) { return "", false }
func Getpid() int                         { return 1 }
func Hostname() (name string, err error)  { return "localhost", nil }
