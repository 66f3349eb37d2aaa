package os

import (
	"io"
	"syscall"
)

// A pipe, cell by cell: what has been written and not read, and which ends are closed.
type pipe struct {
	text     string
	noReader bool
	noWriter bool
}

// What a File is an end of.
const (
	noEnd = iota
	readEnd
	writeEnd
)

// readPipe waits until there is something to read, or nobody to write.
//
//raceweave:operation
func readPipe(p *pipe, n int) (text string)

// writePipe reports whether somebody can read. A pipe takes any amount.
//
//raceweave:operation
func writePipe(p *pipe, text string) (ok bool)

//raceweave:operation
func closePipe(p *pipe, end int)

// Pipe returns the ends of a buffer.
func Pipe() (r *File, w *File, err error) {
	p := new(pipe)
	r = &File{name: "|0", fd: pipeFd, pipe: p, end: readEnd}
	w = &File{name: "|1", fd: pipeFd, pipe: p, end: writeEnd}
	return r, w, nil
}

func (f *File) readPipe(b []byte) (n int, err error) {
	if f.closed {
		return 0, fault("read", f.name, -1)
	}
	if f.end != readEnd {
		return 0, &PathError{"read", f.name, syscall.EBADF}
	}
	if len(b) == 0 {
		return 0, nil
	}
	text := readPipe(f.pipe, len(b))
	if text == "" {
		return 0, io.EOF
	}
	return copy(b, text), nil
}

func (f *File) writePipe(s string) (n int, err error) {
	if f.closed {
		return 0, fault("write", f.name, -1)
	}
	if f.end != writeEnd {
		return 0, &PathError{"write", f.name, syscall.EBADF}
	}
	if !writePipe(f.pipe, s) {
		return 0, &PathError{"write", f.name, syscall.EPIPE}
	}
	return len(s), nil
}

func (f *File) closePipe() error {
	if f.closed {
		return fault("close", f.name, -1)
	}
	f.closed = true
	closePipe(f.pipe, f.end)
	return nil
}
