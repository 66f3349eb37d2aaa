//go:build go1.25

package os

import (
	"io/fs"
	"syscall"
	"time"
)

// apply carries out an operation on name.
func (r *Root) apply(op, name string, do func(path string) error) error {
	path, err := r.below(op, name)
	if err != nil {
		return err
	}
	return shown(op, name, do(path))
}

func (r *Root) MkdirAll(name string, perm fs.FileMode) error {
	return r.apply("mkdirat", name, func(path string) error { return MkdirAll(path, perm) })
}

func (r *Root) RemoveAll(name string) error {
	if isDot(name) {
		return &PathError{"RemoveAll", name, ErrInvalid}
	}
	return r.apply("RemoveAll", name, RemoveAll)
}

func (r *Root) Chmod(name string, mode fs.FileMode) error {
	return r.apply("chmodat", name, func(path string) error { return Chmod(path, mode) })
}

func (r *Root) Chown(name string, uid, gid int) error {
	return r.apply("chownat", name, func(path string) error { return Chown(path, uid, gid) })
}

func (r *Root) Lchown(name string, uid, gid int) error {
	return r.apply("lchownat", name, func(path string) error { return Lchown(path, uid, gid) })
}

func (r *Root) Chtimes(name string, atime time.Time, mtime time.Time) error {
	return r.apply("chtimesat", name, func(path string) error { return Chtimes(path, atime, mtime) })
}

func (r *Root) Readlink(name string) (string, error) {
	return "", r.apply("readlinkat", name, func(path string) error {
		_, err := Readlink(path)
		return err
	})
}

// onTwo carries out an operation on two names.
func (r *Root) onTwo(op, from, to string, do func(from, to string) error) error {
	path, err := r.below(op, from)
	if err == nil {
		var second string
		second, err = r.below(op, to)
		if err == nil {
			err = do(path, second)
		}
	}
	if err == nil {
		return nil
	}
	return &LinkError{op, from, to, underlying(err)}
}

func (r *Root) Rename(oldname, newname string) error {
	return r.onTwo("renameat", oldname, newname, Rename)
}

func (r *Root) Link(oldname, newname string) error {
	return r.onTwo("linkat", oldname, newname, Link)
}

func (r *Root) Symlink(oldname, newname string) error {
	return linkFault("symlinkat", oldname, newname, int(syscall.ENOSYS))
}

func (r *Root) ReadFile(name string) ([]byte, error) {
	f, err := r.Open(name)
	if err != nil {
		return nil, err
	}
	text, errno := readHandleAt(&files, f, readSize, 0)
	if errno != 0 {
		return nil, fault("read", f.name, errno)
	}
	return []byte(text), nil
}

func (r *Root) WriteFile(name string, data []byte, perm fs.FileMode) error {
	f, err := r.OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return err
}
