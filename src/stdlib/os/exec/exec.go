// Package exec: commands that cannot be run. There is no system to run them: every attempt returns an error that says so.
package exec

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
)

var ErrNotFound = errors.New("executable file not found in $PATH")

// Error is a command that was not found.
type Error struct {
	Name string
	Err  error
}

func (e *Error) Error() string { return "exec: \"" + e.Name + "\": " + e.Err.Error() }
func (e *Error) Unwrap() error { return e.Err }

// ExitError is a command that failed; nobody gets one.
type ExitError struct {
	Stderr []byte
	code   int
}

func (e *ExitError) Error() string { return "exit status 1" }
func (e *ExitError) ExitCode() int { return e.code }

// A Cmd is a command with its arguments.
type Cmd struct {
	Path    string
	Args    []string
	Env     []string
	Dir     string
	Stdin   io.Reader
	Stdout  io.Writer
	Stderr  io.Writer
	Err     error
	Cancel  func() error
	Process *os.Process
}

func notSimulated(what string) error {
	return errors.New("raceweave: no processes: os/exec." + what + " is not simulated")
}

func Command(name string, arg ...string) *Cmd {
	return &Cmd{Path: name, Args: append([]string{name}, arg...)}
}

func CommandContext(ctx context.Context, name string, arg ...string) *Cmd {
	if ctx == nil {
		panic("nil Context")
	}
	return Command(name, arg...)
}

func LookPath(file string) (string, error) { return "", &Error{file, ErrNotFound} }

func (c *Cmd) String() string                     { return strings.Join(c.Args, " ") }
func (c *Cmd) Environ() []string                  { return c.Env }
func (c *Cmd) Run() error                         { return notSimulated("(*Cmd).Run") }
func (c *Cmd) Start() error                       { return notSimulated("(*Cmd).Start") }
func (c *Cmd) Wait() error                        { return notSimulated("(*Cmd).Wait") }
func (c *Cmd) Output() ([]byte, error)            { return nil, notSimulated("(*Cmd).Output") }
func (c *Cmd) CombinedOutput() ([]byte, error)    { return nil, notSimulated("(*Cmd).CombinedOutput") }
func (c *Cmd) StdinPipe() (io.WriteCloser, error) { return nil, notSimulated("(*Cmd).StdinPipe") }
func (c *Cmd) StdoutPipe() (io.ReadCloser, error) { return nil, notSimulated("(*Cmd).StdoutPipe") }
func (c *Cmd) StderrPipe() (io.ReadCloser, error) { return nil, notSimulated("(*Cmd).StderrPipe") }
