// Package io: the interfaces of readers and writers, and a few helpers.
package io

import "errors"

// EOF is what Read returns at the end.
var EOF = errors.New("EOF")

var ErrUnexpectedEOF = errors.New("unexpected EOF")

var (
	ErrShortWrite  = errors.New("short write")
	ErrShortBuffer = errors.New("short buffer")
	ErrNoProgress  = errors.New("multiple Read calls return no data or error")
	ErrClosedPipe  = errors.New("io: read/write on closed pipe")
)

type Reader interface {
	Read(p []byte) (n int, err error)
}

type Writer interface {
	Write(p []byte) (n int, err error)
}

type Closer interface {
	Close() error
}

type ReadWriter interface {
	Reader
	Writer
}

type ReadCloser interface {
	Reader
	Closer
}

type WriteCloser interface {
	Writer
	Closer
}

type StringWriter interface {
	WriteString(s string) (n int, err error)
}

type ByteReader interface {
	ReadByte() (byte, error)
}

type ByteWriter interface {
	WriteByte(c byte) error
}

type RuneReader interface {
	ReadRune() (r rune, size int, err error)
}

func WriteString(w Writer, s string) (n int, err error) {
	if sw, ok := w.(StringWriter); ok {
		return sw.WriteString(s)
	}
	return w.Write([]byte(s))
}

// ReadAll reads until the end of r.
func ReadAll(r Reader) ([]byte, error) {
	all := []byte{}
	chunk := make([]byte, 64)
	for {
		n, err := r.Read(chunk)
		all = append(all, chunk[:n]...)
		if err == EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
	}
}

// Copy moves everything from src to dst.
func Copy(dst Writer, src Reader) (written int64, err error) {
	chunk := make([]byte, 64)
	for {
		n, readErr := src.Read(chunk)
		if n > 0 {
			m, writeErr := dst.Write(chunk[:n])
			written += int64(m)
			if writeErr != nil {
				return written, writeErr
			}
		}
		if readErr == EOF {
			return written, nil
		}
		if readErr != nil {
			return written, readErr
		}
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error)       { return len(p), nil }
func (discard) WriteString(s string) (int, error) { return len(s), nil }

// Discard forgets what is written to it.
var Discard Writer = discard{}
