//go:build go1.24

package os

import (
	"errors"
	"io/fs"
	"syscall"
)

// A Root is a directory that paths cannot leave.
type Root struct {
	name     string
	path     string // absolute
	isClosed bool
}

var (
	errEscapes   = errors.New("path escapes from parent")
	errEmptyPath = errors.New("empty path")
)

// newRoot is the root at path, which was named name.
func newRoot(op, name, path, shown string) (*Root, error) {
	info, err := Stat(path)
	if err == nil && !info.IsDir() {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return nil, &PathError{op, shown, underlying(err)}
	}
	return &Root{name: name, path: path}, nil
}

func OpenRoot(name string) (*Root, error) {
	path := name
	if len(name) == 0 || name[0] != '/' {
		path = workingDirectory(&files) + "/" + name
	}
	return newRoot("open", name, path, name)
}

func OpenInRoot(dir, name string) (*File, error) {
	r, err := OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return r.Open(name)
}

func (r *Root) Name() string { return r.name }

func (r *Root) Close() error {
	r.isClosed = true
	return nil
}

// below is the path of name for the rest of the system.
func (r *Root) below(op, name string) (string, error) {
	var err error
	switch {
	case r.isClosed:
		err = ErrClosed
	case name == "":
		err = errEmptyPath
	case name[0] == '/' || climbs(name):
		err = errEscapes
	}
	if err != nil {
		return "", &PathError{op, name, err}
	}
	return r.path + "/" + name, nil
}

// climbs reports whether a path leaves where it starts, by its text alone.
func climbs(name string) bool {
	depth, start := 0, 0
	for i := 0; i <= len(name); i++ {
		if i < len(name) && name[i] != '/' {
			continue
		}
		switch name[start:i] {
		case "", ".":
		case "..":
			depth--
		default:
			depth++
		}
		if depth < 0 {
			return true
		}
		start = i + 1
	}
	return false
}

// shown is an error with the operation and the name that the caller used.
func shown(op, name string, err error) error {
	if err == nil {
		return nil
	}
	return &PathError{op, name, underlying(err)}
}

func (r *Root) OpenFile(name string, flag int, perm fs.FileMode) (*File, error) {
	path, err := r.below("openat", name)
	if err != nil {
		return nil, err
	}
	f, err := OpenFile(path, flag, perm)
	if err != nil {
		return nil, shown("openat", name, err)
	}
	f.name = r.name + "/" + name
	return f, nil
}

func (r *Root) Open(name string) (*File, error) { return r.OpenFile(name, O_RDONLY, 0) }
func (r *Root) Create(name string) (*File, error) {
	return r.OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666)
}

func (r *Root) OpenRoot(name string) (*Root, error) {
	path, err := r.below("openat", name)
	if err != nil {
		return nil, err
	}
	return newRoot("openat", r.name+"/"+name, path, name)
}

func (r *Root) Mkdir(name string, perm fs.FileMode) error {
	path, err := r.below("mkdirat", name)
	if err != nil {
		return err
	}
	return shown("mkdirat", name, Mkdir(path, perm))
}

func (r *Root) Remove(name string) error {
	path, err := r.below("removeat", name)
	if err != nil {
		return err
	}
	return shown("removeat", name, Remove(path))
}

func (r *Root) Stat(name string) (fs.FileInfo, error)  { return r.info(name) }
func (r *Root) Lstat(name string) (fs.FileInfo, error) { return r.info(name) }

func (r *Root) info(name string) (fs.FileInfo, error) {
	path, err := r.below("statat", name)
	if err != nil {
		return nil, err
	}
	info, err := Stat(path)
	return info, shown("statat", name, err)
}

func (r *Root) FS() fs.FS { return DirFS(r.path) }
