package os

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
	"time"
)

// A File, cell by cell: what operations change (position, closed) nothing else touches.
type File struct {
	name     string
	fd       int
	slot     int // of its inode
	number   int
	flag     int
	position int
	closed   bool
	entries  words // of a directory, when ReadDir has begun
	next     int
	pipe     *pipe // that it is an end of
	end      int
}

// words is a list that only natives read.
type words any

func wordCount(list words) int
func wordText(list words, i int) string
func wordNumber(list words, i int) int64

const (
	nullFd  = -1
	pipeFd  = -2
	firstFd = 3
)

var (
	Stdin  = &File{name: "/dev/stdin", fd: 0}
	Stdout = &File{name: "/dev/stdout", fd: 1}
	Stderr = &File{name: "/dev/stderr", fd: 2}
)

func NewFile(fd uintptr, name string) *File {
	if fd < firstFd {
		return &File{name: name, fd: int(fd)}
	}
	return nil
}

//raceweave:operation
func readHandle(t *tree, f *File, n int) (text string, errno int)

//raceweave:operation
func readHandleAt(t *tree, f *File, n int, off int64) (text string, errno int)

//raceweave:operation
func writeHandle(t *tree, f *File, text string) (errno int)

//raceweave:operation
func writeHandleAt(t *tree, f *File, text string, off int64) (errno int)

//raceweave:operation
func seekHandle(t *tree, f *File, offset int64, whence int) (position int64, errno int)

//raceweave:operation
func statHandle(t *tree, f *File) (size int64, mode uint32, changed int64, errno int)

//raceweave:operation
func truncateHandle(t *tree, f *File, size int64) (errno int)

//raceweave:operation
func closeHandle(t *tree, f *File) (errno int)

// fault is the error with a number: 0 is none, -1 a closed file.
func fault(op, name string, errno int) error {
	switch errno {
	case 0:
		return nil
	case -1:
		return &PathError{op, name, ErrClosed}
	}
	return &PathError{op, name, syscall.Errno(errno)}
}

func (f *File) Name() string { return f.name }

func (f *File) Fd() uintptr {
	if f == nil {
		return ^uintptr(0)
	}
	return uintptr(f.fd)
}

func (f *File) Read(b []byte) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	switch f.fd {
	case 1, 2:
		return 0, &PathError{"read", f.name, syscall.EBADF}
	case 0, nullFd:
		if len(b) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	case pipeFd:
		return f.readPipe(b)
	}
	text, errno := readHandle(&files, f, len(b))
	if errno != 0 {
		return 0, fault("read", f.name, errno)
	}
	if text == "" && len(b) > 0 {
		return 0, io.EOF
	}
	return copy(b, text), nil
}

func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if off < 0 {
		return 0, &PathError{"readat", f.name, errors.New("negative offset")}
	}
	if len(b) == 0 {
		return 0, nil
	}
	if f.fd < firstFd {
		return 0, &PathError{"read", f.name, syscall.ESPIPE}
	}
	text, errno := readHandleAt(&files, f, len(b), off)
	if errno != 0 {
		return 0, fault("read", f.name, errno)
	}
	n = copy(b, text)
	if n < len(b) {
		err = io.EOF
	}
	return n, err
}

func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	return io.Copy(onlyWriter{f}, r)
}

type onlyWriter struct{ io.Writer }

func (f *File) Write(b []byte) (n int, err error) { return f.WriteString(string(b)) }

func (f *File) WriteString(s string) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	switch f.fd {
	case 0:
		return 0, &PathError{"write", f.name, syscall.EBADF}
	case 1, 2:
		write(f.fd, s)
	case nullFd:
	case pipeFd:
		return f.writePipe(s)
	default:
		if errno := writeHandle(&files, f, s); errno != 0 {
			return 0, fault("write", f.name, errno)
		}
	}
	return len(s), nil
}

func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if f.flag&O_APPEND != 0 {
		return 0, errors.New("os: invalid use of WriteAt on file opened with O_APPEND")
	}
	if off < 0 {
		return 0, &PathError{"writeat", f.name, errors.New("negative offset")}
	}
	if len(b) == 0 {
		return 0, nil
	}
	if f.fd < firstFd {
		return 0, &PathError{"write", f.name, syscall.ESPIPE}
	}
	if errno := writeHandleAt(&files, f, string(b), off); errno != 0 {
		return 0, fault("write", f.name, errno)
	}
	return len(b), nil
}

func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if f.fd < firstFd {
		return 0, &PathError{"seek", f.name, syscall.ESPIPE}
	}
	position, errno := seekHandle(&files, f, offset, whence)
	return position, fault("seek", f.name, errno)
}

func (f *File) Truncate(size int64) error {
	if f == nil {
		return ErrInvalid
	}
	if f.fd < firstFd {
		return &PathError{"truncate", f.name, syscall.EINVAL}
	}
	return fault("truncate", f.name, truncateHandle(&files, f, size))
}

func (f *File) Stat() (FileInfo, error) {
	if f == nil {
		return nil, ErrInvalid
	}
	if f.fd < firstFd {
		return &fileStat{baseName(f.name), 0, fs.ModeDevice | fs.ModeCharDevice | 0620, 0}, nil
	}
	size, mode, changed, errno := statHandle(&files, f)
	if errno != 0 {
		return nil, fault("stat", f.name, errno)
	}
	return &fileStat{baseName(f.name), size, FileMode(mode), changed}, nil
}

func (f *File) Sync() error {
	if f == nil {
		return ErrInvalid
	}
	if f.fd < firstFd {
		return nil
	}
	_, _, _, errno := statHandle(&files, f)
	return fault("sync", f.name, errno)
}

// Close of a standard stream does nothing.
func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	if f.fd == pipeFd {
		return f.closePipe()
	}
	if f.fd < firstFd {
		return nil
	}
	return fault("close", f.name, closeHandle(&files, f))
}

func (f *File) Chmod(mode FileMode) error {
	if f == nil {
		return ErrInvalid
	}
	return Chmod(f.name, mode)
}

func (f *File) Chown(uid, gid int) error { return Chown(f.name, uid, gid) }

func (f *File) Chdir() error {
	if f == nil {
		return ErrInvalid
	}
	return Chdir(f.name)
}

func (f *File) SetDeadline(t time.Time) error      { return f.noDeadline() }
func (f *File) SetReadDeadline(t time.Time) error  { return f.noDeadline() }
func (f *File) SetWriteDeadline(t time.Time) error { return f.noDeadline() }

func (f *File) noDeadline() error {
	if f == nil {
		return ErrInvalid
	}
	return &PathError{"set deadline", f.name, ErrNoDeadline}
}

// fileStat is what Stat found.
type fileStat struct {
	name    string
	size    int64
	mode    FileMode
	changed int64 // virtual nanoseconds
}

func (s *fileStat) Name() string       { return s.name }
func (s *fileStat) Size() int64        { return s.size }
func (s *fileStat) Mode() FileMode     { return s.mode }
func (s *fileStat) IsDir() bool        { return s.mode.IsDir() }
func (s *fileStat) ModTime() time.Time { return time.Unix(startOfTime, s.changed) }
func (s *fileStat) Sys() any           { return nil }

// The virtual clock starts at 2009-11-10 23:00:00 UTC.
const startOfTime = 1257894000

func baseName(name string) string {
	for len(name) > 1 && name[len(name)-1] == '/' {
		name = name[:len(name)-1]
	}
	for i := len(name) - 1; i >= 0 && len(name) > 1; i-- {
		if name[i] == '/' {
			return name[i+1:]
		}
	}
	return name
}
